package io.diffraqt.observable;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;

/// A one-qubit Pauli matrix other than the identity.
public enum Pauli {
  /// Bit flip.
  X(ComplexMatrix.real(2, 2, 0, 1, 1, 0)),
  /// Bit and phase flip.
  Y(
      ComplexMatrix.ofRows(
          new Complex[] {Complex.ZERO, new Complex(0, -1)},
          new Complex[] {Complex.I, Complex.ZERO})),
  /// Phase flip.
  Z(ComplexMatrix.real(2, 2, 1, 0, 0, -1));

  private final ComplexMatrix matrix;

  Pauli(ComplexMatrix matrix) {
    this.matrix = matrix;
  }

  /// The 2 × 2 matrix.
  public ComplexMatrix matrix() {
    return matrix;
  }
}
