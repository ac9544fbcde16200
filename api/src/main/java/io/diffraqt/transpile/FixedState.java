package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.Complex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Gates that make a known state from zeros.
///
/// A qubit in a product with the others gets one gate. The rest is made by rotations under all
/// controls on which their angles depend, at most `2^n − 2` gates `cx` for a real and `2^(n+1) − 2n
/// − 2` for a complex state, or, where that is cheaper, by [SparseState].
final class FixedState {
  private static final double TOLERANCE = 1e-12;

  /// The search for what to join takes time with the square of this.
  private static final int MOST_SPARSE = 512;

  private final List<Apply> out = new ArrayList<>();

  private FixedState() {}

  /// The gates in time order, global phase included.
  static List<Apply> gates(Amplitudes.Fixed state, List<Integer> operands) {
    var work = new FixedState();
    var amplitudes =
        IntStream.range(0, 1 << state.qubits())
            .mapToObj(k -> new Complex(state.re(k), state.im(k)))
            .toArray(Complex[]::new);
    work.cheaper(work.withoutProducts(amplitudes, new ArrayList<>(operands)));
    return work.out;
  }

  private void cheaper(Held held) {
    var dense = new FixedState();
    dense.entangled(held);
    var sparse = held.sparse();
    var gates = sparse.isEmpty() ? dense.out : SparseState.gates(sparse, held.operands());
    out.addAll(pairs(gates) < pairs(dense.out) ? gates : dense.out);
  }

  /// How many `cx` gates take.
  private static int pairs(List<Apply> gates) {
    return gates.stream()
        .flatMap(SmallGates::onAtMostTwo)
        .filter(g -> g.qubits().size() == 2)
        .mapToInt(GateCost::of)
        .sum();
  }

  /// A state and the qubits that hold it.
  private record Held(Complex[] amplitudes, List<Integer> operands) {
    /// The amplitudes that are not zero, where they are few; none otherwise.
    Map<Integer, Complex> sparse() {
      var most = Math.min(MOST_SPARSE, amplitudes.length / 2);
      var found = new TreeMap<Integer, Complex>();
      for (var k = 0; k < amplitudes.length && found.size() <= most; k++) {
        if (amplitudes[k].abs() > TOLERANCE) {
          found.put(k, amplitudes[k]);
        }
      }
      return found.size() > most ? Map.of() : found;
    }
  }

  /// Prepares the qubits that are in a product with the rest and takes them out.
  private Held withoutProducts(Complex[] amplitudes, List<Integer> operands) {
    for (var k = 0; k < operands.size() && operands.size() > 1; k++) {
      var factor = factor(amplitudes, k);
      if (factor.length == 2) {
        single(factor, operands.get(k));
        var rest = projected(amplitudes, k, factor);
        var left = new ArrayList<>(operands);
        left.remove(k);
        return withoutProducts(rest, left);
      }
    }
    return new Held(amplitudes, operands);
  }

  /// The state of qubit `k` where it is in a product with the rest; empty otherwise.
  private static Complex[] factor(Complex[] a, int k) {
    var bit = 1 << k;
    var best =
        IntStream.range(0, a.length)
            .filter(j -> (j & bit) == 0)
            .boxed()
            .max((x, y) -> Double.compare(weight(a, x, bit), weight(a, y, bit)))
            .orElseThrow();
    var norm = Math.sqrt(weight(a, best, bit));
    var zero = a[best].times(1 / norm);
    var one = a[best | bit].times(1 / norm);
    var product =
        IntStream.range(0, a.length)
            .filter(j -> (j & bit) == 0)
            .allMatch(j -> a[j].times(one).minus(a[j | bit].times(zero)).abs() < TOLERANCE);
    return product ? new Complex[] {zero, one} : new Complex[0];
  }

  private static double weight(Complex[] a, int j, int bit) {
    return a[j].squaredAbs() + a[j | bit].squaredAbs();
  }

  private static Complex[] projected(Complex[] a, int k, Complex[] factor) {
    var bit = 1 << k;
    return IntStream.range(0, a.length)
        .filter(j -> (j & bit) == 0)
        .mapToObj(
            j -> factor[0].conjugate().times(a[j]).plus(factor[1].conjugate().times(a[j | bit])))
        .toArray(Complex[]::new);
  }

  private void single(Complex[] state, int qubit) {
    var angles = StateAngles.of(1, k -> state[k]);
    rotate(StandardGate.RY, angles.y(0), List.of(), qubit);
    rotate(StandardGate.RZ, angles.z(0), List.of(), qubit);
    phase(angles.phase());
  }

  private void entangled(Held held) {
    var n = held.operands().size();
    var angles = StateAngles.of(n, k -> held.amplitudes()[k]);
    for (var t = n - 1; t >= 0; t--) {
      var controls = held.operands().subList(t + 1, n);
      var target = held.operands().get(t);
      rotate(StandardGate.RY, angles.y(t), controls, target);
      rotate(StandardGate.RZ, angles.z(t), controls, target);
    }
    phase(angles.phase());
  }

  /// Rotations by an angle for each value of the controls, those without influence left out.
  private void rotate(StandardGate gate, double[] angles, List<Integer> controls, int target) {
    for (var k = 0; k < controls.size(); k++) {
      if (!depends(angles, 1 << k)) {
        var fewer = new ArrayList<>(controls);
        fewer.remove(k);
        rotate(gate, without(angles, k), fewer, target);
        return;
      }
    }
    if (Arrays.stream(angles).anyMatch(a -> Math.abs(a) > TOLERANCE)) {
      out.addAll(aligned(gate, angles, controls, target));
    }
  }

  /// The second multiplexer on the same qubits starts with the `cx` that ends the first.
  private List<Apply> aligned(
      StandardGate gate, double[] angles, List<Integer> controls, int target) {
    var constants = Multiplexer.constants(Multiplexer.transformed(angles));
    var mirrored = Multiplexer.mirrored(gate, constants, controls, target);
    if (controls.isEmpty() || out.isEmpty() || !out.getLast().equals(mirrored.getFirst())) {
      return Multiplexer.gates(gate, constants, controls, target);
    }
    out.removeLast();
    return mirrored.subList(1, mirrored.size());
  }

  private static boolean depends(double[] angles, int bit) {
    return IntStream.range(0, angles.length)
        .anyMatch(j -> Math.abs(angles[j] - angles[j ^ bit]) > TOLERANCE);
  }

  private static double[] without(double[] angles, int k) {
    return IntStream.range(0, angles.length)
        .filter(j -> (j >> k & 1) == 0)
        .mapToDouble(j -> angles[j])
        .toArray();
  }

  private void phase(double radians) {
    GlobalPhase.instruction(Angle.of(radians)).ifPresent(out::add);
  }
}
