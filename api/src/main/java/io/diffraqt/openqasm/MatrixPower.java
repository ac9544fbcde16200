package io.diffraqt.openqasm;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.UnitaryEigen;

/// Real powers of unitary matrices.
final class MatrixPower {
  private MatrixPower() {}

  /// `unitary` to the power `exponent`, eigenvalue by eigenvalue with arguments in `(−π, π]`.
  static ComplexMatrix of(ComplexMatrix unitary, double exponent) {
    var eigen = UnitaryEigen.of(unitary);
    var powers =
        eigen.angles().stream()
            .map(angle -> Complex.cis(principal(angle) * exponent))
            .toArray(Complex[]::new);
    return eigen.vectors().times(ComplexMatrix.diagonal(powers)).times(eigen.vectors().adjoint());
  }

  /// Rounding may put −1 on the wrong side of the cut.
  private static double principal(double argument) {
    return argument < -Math.PI + 1e-9 ? Math.PI : argument;
  }
}
