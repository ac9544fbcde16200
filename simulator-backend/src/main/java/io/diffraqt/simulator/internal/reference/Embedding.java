package io.diffraqt.simulator.internal.reference;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// Small matrices as matrices on a whole register, by the definition of their indices.
final class Embedding {
  private Embedding() {}

  /// The `2^n × 2^n` matrix that acts as `small` on `on` and as the identity elsewhere.
  static ComplexMatrix of(ComplexMatrix small, List<Integer> on, int qubits) {
    var others = ~mask(on);
    return ComplexMatrix.fill(
        1 << qubits,
        1 << qubits,
        (r, c) -> (r & others) == (c & others) ? small.at(part(r, on), part(c, on)) : Complex.ZERO);
  }

  /// The bits of an index at the operands, operand 0 least significant.
  static int part(int index, List<Integer> on) {
    var part = 0;
    for (var k = 0; k < on.size(); k++) {
      part |= (index >> on.get(k) & 1) << k;
    }
    return part;
  }

  private static int mask(List<Integer> on) {
    return on.stream().mapToInt(q -> 1 << q).reduce(0, (a, b) -> a | b);
  }
}
