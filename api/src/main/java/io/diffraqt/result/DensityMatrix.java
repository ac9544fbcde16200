package io.diffraqt.result;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// A mixed state on `n` qubits as a `2^n × 2^n` matrix, read only. Thread-safe.
///
/// @param qubits which qubits of the circuit, first least significant
/// @param matrix Hermitian, of unit trace
public record DensityMatrix(List<Integer> qubits, ComplexMatrix matrix) {
  /// @throws IllegalArgumentException when the matrix does not have `2^n` rows and columns
  public DensityMatrix {
    qubits = List.copyOf(qubits);
    if (matrix.rows() != 1 << qubits.size() || matrix.columns() != matrix.rows()) {
      throw new IllegalArgumentException(
          "density matrix of %d qubits has %d rows and %d columns"
              .formatted(qubits.size(), matrix.rows(), matrix.columns()));
    }
  }

  /// The entry at `row`, `column`.
  public Complex at(int row, int column) {
    return matrix.at(row, column);
  }

  /// Probability of basis state `index`.
  public double probability(int index) {
    return matrix.re(index, index);
  }

  /// `tr ρ²`, 1 for a pure state.
  public double purity() {
    var sum = 0.0;
    for (var r = 0; r < matrix.rows(); r++) {
      for (var c = 0; c < matrix.columns(); c++) {
        sum += matrix.re(r, c) * matrix.re(r, c) + matrix.im(r, c) * matrix.im(r, c);
      }
    }
    return sum;
  }

  /// `⟨ψ|ρ|ψ⟩`.
  public double fidelity(StateVector state) {
    var sum = Complex.ZERO;
    for (var r = 0; r < matrix.rows(); r++) {
      for (var c = 0; c < matrix.columns(); c++) {
        sum = sum.plus(state.amplitude(r).conjugate().times(at(r, c)).times(state.amplitude(c)));
      }
    }
    return sum.re();
  }
}
