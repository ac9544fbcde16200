package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.Arrays;
import java.util.BitSet;

/// Follows the operators Z of each qubit through a circuit of Clifford gates, `rz` by multiples of
/// π/2 among them, as signed Pauli strings.
final class Tableau {
  private final BitSet[] x;
  private final BitSet[] z;
  private final BitSet minus = new BitSet();

  private Tableau(int qubits) {
    x = new BitSet[qubits];
    z = new BitSet[qubits];
    Arrays.setAll(x, _ -> new BitSet());
    Arrays.setAll(z, q -> BitSet.valueOf(new long[0]));
    for (var q = 0; q < qubits; q++) {
      z[q].set(q);
    }
  }

  /// Whether a circuit brings all qubits from 0 back to 0.
  static boolean returnsToZero(Circuit circuit) {
    var tableau = new Tableau(circuit.qubits());
    circuit.instructions().stream()
        .filter(Apply.class::isInstance)
        .map(Apply.class::cast)
        .forEach(tableau::apply);
    // Products of Z with sign plus only: then every generator of the state is one of zero's.
    return tableau.minus.isEmpty() && Arrays.stream(tableau.x).allMatch(BitSet::isEmpty);
  }

  /// Column `q` holds bit `k` where the generator `k` has X or Z on qubit `q`.
  private void apply(Apply apply) {
    if (apply.qubits().isEmpty()) {
      return;
    }
    int a = apply.qubits().getFirst();
    int b = apply.qubits().getLast();
    switch ((StandardGate) apply.gate()) {
      case H -> h(a);
      case S -> s(a);
      case X -> minus.xor(z[a]);
      case SX -> sx(a);
      case SXDG -> times(3, () -> sx(a));
      case SDG -> times(3, () -> s(a));
      case RZ -> rz(apply.angles().getFirst().value(p -> Double.NaN), a);
      case CZ -> cz(a, b);
      case CX -> cx(a, b);
      case SWAP -> {
        cx(a, b);
        cx(b, a);
        cx(a, b);
      }
      // X on the first after exp(−iπ/4·ZX), which is CX but for quarter turns of both.
      case ECR -> {
        cx(a, b);
        s(a);
        sx(b);
        minus.xor(z[a]);
      }
      default -> throw new IllegalArgumentException("no Clifford rule for " + apply);
    }
  }

  private void h(int q) {
    flipWhereBoth(q);
    var kept = x[q];
    x[q] = z[q];
    z[q] = kept;
  }

  /// X becomes Y and Y becomes −X.
  private void s(int q) {
    flipWhereBoth(q);
    z[q].xor(x[q]);
  }

  private void sx(int q) {
    h(q);
    s(q);
    h(q);
  }

  private void rz(double angle, int q) {
    var quarters = (int) Math.round(angle / (Math.PI / 2));
    if (Math.abs(angle - quarters * Math.PI / 2) > 1e-6) {
      throw new IllegalArgumentException("rz by " + angle + " is no Clifford gate");
    }
    times(Math.floorMod(quarters, 4), () -> s(q));
  }

  private static void times(int count, Runnable gate) {
    for (var k = 0; k < count; k++) {
      gate.run();
    }
  }

  private void cx(int a, int b) {
    h(b);
    cz(a, b);
    h(b);
  }

  private void cz(int a, int b) {
    var both = (BitSet) x[a].clone();
    both.and(x[b]);
    var differ = (BitSet) z[a].clone();
    differ.xor(z[b]);
    both.and(differ);
    minus.xor(both);
    z[a].xor(x[b]);
    z[b].xor(x[a]);
  }

  private void flipWhereBoth(int q) {
    var both = (BitSet) x[q].clone();
    both.and(z[q]);
    minus.xor(both);
  }
}
