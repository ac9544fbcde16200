package io.diffraqt.transpile;

import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Kak;
import java.util.ArrayList;
import java.util.List;

/// Constant gates on two qubits that nothing else touches in between. Not thread-safe.
final class PairBlock {
  static final PairBlock NONE = new PairBlock(-1, -1);
  private static final ComplexMatrix ID = ComplexMatrix.identity(2);

  private final int low;
  private final int high;
  private final List<Apply> gates = new ArrayList<>();

  PairBlock(int low, int high) {
    this.low = low;
    this.high = high;
  }

  boolean isOpen() {
    return low >= 0;
  }

  int low() {
    return low;
  }

  int high() {
    return high;
  }

  List<Apply> gates() {
    return gates;
  }

  void add(Apply apply) {
    gates.add(apply);
  }

  long pairGates() {
    return gates.stream().filter(g -> g.qubits().size() == 2).count();
  }

  /// Whether there is one two-qubit gate and the table knows its best form.
  boolean isSingleRow() {
    return pairGates() == 1
        && gates.stream()
            .filter(g -> g.qubits().size() == 2)
            .allMatch(g -> g.gate() instanceof StandardGate row && row != StandardGate.CU);
  }

  /// The product, `low` as operand 0.
  ComplexMatrix matrix() {
    var product = ComplexMatrix.identity(4);
    for (var gate : gates) {
      product = embedded(gate).times(product);
    }
    return product;
  }

  /// Native gates when each gate is translated alone.
  int cost(Entangler entangler) {
    return gates.stream()
        .filter(g -> g.qubits().size() == 2)
        .mapToInt(g -> entangler.gate() == g.gate() ? 1 : entangler.count(Kak.of(matrix(g))))
        .sum();
  }

  private ComplexMatrix embedded(Apply gate) {
    var matrix = matrix(gate);
    if (gate.qubits().size() == 1) {
      return gate.qubits().getFirst() == low ? ID.kron(matrix) : matrix.kron(ID);
    }
    return gate.qubits().getFirst() == low ? matrix : TwoQubitSynthesis.exchanged(matrix);
  }

  private static ComplexMatrix matrix(Apply gate) {
    return gate.gate()
        .matrix(gate.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN)).toArray());
  }
}
