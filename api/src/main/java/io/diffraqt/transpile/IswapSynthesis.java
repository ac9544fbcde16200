package io.diffraqt.transpile;

import static io.diffraqt.circuit.StandardGate.CX;
import static io.diffraqt.circuit.StandardGate.ISWAP;
import static io.diffraqt.circuit.StandardGate.RX;
import static io.diffraqt.circuit.StandardGate.SDG;
import static io.diffraqt.circuit.StandardGate.SWAP;
import static io.diffraqt.circuit.StandardGate.Z;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Kak;
import java.util.ArrayList;
import java.util.List;

/// Two-qubit unitaries by `iswap`.
///
/// Since `iswap = swap·cz·(s⊗s)`, two of them with gates `A0`, `A1` between are two `cz` with
/// `S·A1·S` on operand 0 and `S·A0·S` on operand 1 between; a third one is a `cz` and a `swap`.
///
/// @param operands the pair
record IswapSynthesis(List<Integer> operands) {
  private static final ComplexMatrix SD = SDG.matrix();

  /// Zero to three `iswap`.
  List<Apply> of(Kak kak) {
    var cx = TwoQubitSynthesis.count(kak);
    if (cx == 0) {
      return TwoQubitSynthesis.of(kak, operands);
    }
    var swapped = Kak.of(kak.matrix().times(SWAP.matrix()));
    if (TwoQubitSynthesis.count(swapped) == 1) {
      return odd(TwoQubitSynthesis.of(swapped, List.of(0, 1)));
    }
    if (cx == 3) {
      return odd(TwoQubitSynthesis.ofThree(swapped, List.of(0, 1)));
    }
    return even(TwoQubitSynthesis.ofTwo(kak, List.of(0, 1)));
  }

  /// `cz·(1⊗Rx(θ))·cz`.
  void isingX(Angle theta, LocalGates out) {
    out.add(ISWAP, 0, 1);
    out.add(SDG, 0).add(RX, theta, 0).add(SDG, 0).add(Z, 1);
    out.add(ISWAP, 0, 1);
  }

  private List<Apply> even(List<Apply> gates) {
    var layers = Layers.of(gates);
    var out = new LocalGates(operands).phase(layers.phase());
    out.add(layers.on0(0), 0).add(layers.on1(0), 1);
    pair(layers, 1, out);
    return out.add(layers.on0(2), 0).add(layers.on1(2), 1).gates();
  }

  /// `gates` times a swap in front, for an odd number of `cx`.
  private List<Apply> odd(List<Apply> gates) {
    var layers = Layers.of(gates);
    var out = new LocalGates(operands).phase(layers.phase());
    // The swap in front exchanges the first layer's operands and joins the first cz.
    out.add(SD.times(layers.on1(0)), 0).add(SD.times(layers.on0(0)), 1).add(ISWAP, 0, 1);
    out.add(layers.on0(1), 0).add(layers.on1(1), 1);
    if (layers.count() == 3) {
      pair(layers, 2, out);
      out.add(layers.on0(3), 0).add(layers.on1(3), 1);
    }
    return out.gates();
  }

  /// Two `cz` around layer `k`.
  private static void pair(Layers layers, int k, LocalGates out) {
    out.add(ISWAP, 0, 1);
    out.add(SD.times(layers.on1(k)).times(SD), 0).add(SD.times(layers.on0(k)).times(SD), 1);
    out.add(ISWAP, 0, 1);
  }

  /// The one-qubit products before, between and after the `cz` of a list of gates.
  ///
  /// @param zero products on operand 0
  /// @param one products on operand 1
  /// @param phase the sum of global phases
  private record Layers(List<ComplexMatrix> zero, List<ComplexMatrix> one, double phase) {
    static Layers of(List<Apply> gates) {
      var zero = new ArrayList<>(List.of(ComplexMatrix.identity(2)));
      var one = new ArrayList<>(List.of(ComplexMatrix.identity(2)));
      var phase = 0.0;
      for (var gate : gates) {
        if (gate.gate() == CX) {
          var target = gate.qubits().getLast() == 0 ? zero : one;
          join(target, StandardGate.H.matrix());
          zero.add(ComplexMatrix.identity(2));
          one.add(ComplexMatrix.identity(2));
          join(target, StandardGate.H.matrix());
        } else if (gate.qubits().isEmpty()) {
          phase += GlobalPhase.of(gate).value(p -> Double.NaN);
        } else {
          var angles = gate.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN));
          join(gate.qubits().getFirst() == 0 ? zero : one, gate.gate().matrix(angles.toArray()));
        }
      }
      return new Layers(zero, one, phase);
    }

    private static void join(List<ComplexMatrix> products, ComplexMatrix gate) {
      products.set(products.size() - 1, gate.times(products.getLast()));
    }

    int count() {
      return zero.size() - 1;
    }

    ComplexMatrix on0(int layer) {
      return zero.get(layer);
    }

    ComplexMatrix on1(int layer) {
      return one.get(layer);
    }
  }
}
