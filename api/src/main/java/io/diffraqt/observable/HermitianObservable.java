package io.diffraqt.observable;

import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// A dense Hermitian matrix on chosen qubits.
///
/// @param matrix Hermitian to 1e-9 per entry, `2^k × 2^k`
/// @param qubits distinct, `k` of them; the first is the least significant index bit
public record HermitianObservable(ComplexMatrix matrix, List<Integer> qubits)
    implements Observable {
  /// @throws IllegalArgumentException when the matrix is not Hermitian or sizes differ
  public HermitianObservable {
    qubits = List.copyOf(qubits);
    if (matrix.rows() != 1 << qubits.size() || qubits.stream().distinct().count() < qubits.size()) {
      throw new IllegalArgumentException(
          "observable of %d rows on qubits %s; it takes 2^k rows for k distinct qubits"
              .formatted(matrix.rows(), qubits));
    }
    if (!matrix.isHermitian(1e-9)) {
      throw new IllegalArgumentException("observable is not Hermitian to 1e-9 per entry");
    }
  }

  @Override
  public int span() {
    return qubits.stream().mapToInt(q -> q + 1).max().orElse(0);
  }
}
