package io.diffraqt.openqasm;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;

/// Real powers of unitary matrices.
///
/// A unitary commutes with the Hermitian matrices `(U + U†)/2` and `(U − U†)/2i`; cyclic Jacobi
/// rotations diagonalise a mixture of both and with it `U`. Source: Golub and Van Loan, Matrix
/// Computations, section 8.5.
final class MatrixPower {
  /// Mixtures to try: with one, two different eigenvalues of `U` may fall on one of the mixture.
  private static final double[] MIXTURES = {0.7345, 0.2189, 1.3127};

  private static final double TOLERANCE = 1e-11;
  private static final int SWEEPS = 60;

  private MatrixPower() {}

  /// `unitary` to the power `exponent`, eigenvalue by eigenvalue with arguments in `(−π, π]`.
  static ComplexMatrix of(ComplexMatrix unitary, double exponent) {
    var vectors = eigenvectors(unitary);
    var diagonal = vectors.adjoint().times(unitary).times(vectors);
    var powers = new Complex[unitary.rows()];
    for (var k = 0; k < powers.length; k++) {
      powers[k] = Complex.cis(principal(diagonal.at(k, k).arg()) * exponent);
    }
    return vectors.times(ComplexMatrix.diagonal(powers)).times(vectors.adjoint());
  }

  /// Rounding may put −1 on the wrong side of the cut.
  private static double principal(double argument) {
    return argument < -Math.PI + 1e-9 ? Math.PI : argument;
  }

  private static ComplexMatrix eigenvectors(ComplexMatrix unitary) {
    var best = ComplexMatrix.identity(unitary.rows());
    for (var mixture : MIXTURES) {
      best = diagonalising(mixed(unitary, mixture));
      if (best.adjoint().times(unitary).times(best).isDiagonal(TOLERANCE)) {
        return best;
      }
    }
    return best;
  }

  private static ComplexMatrix mixed(ComplexMatrix unitary, double mixture) {
    var adjoint = unitary.adjoint();
    var real = unitary.plus(adjoint).times(Complex.of(0.5 * Math.cos(mixture)));
    var imaginary = unitary.minus(adjoint).times(new Complex(0, -0.5 * Math.sin(mixture)));
    return real.plus(imaginary);
  }

  private static ComplexMatrix diagonalising(ComplexMatrix hermitian) {
    var matrix = hermitian;
    var vectors = ComplexMatrix.identity(hermitian.rows());
    for (var sweep = 0; sweep < SWEEPS && !matrix.isDiagonal(1e-15); sweep++) {
      for (var p = 0; p < matrix.rows(); p++) {
        for (var q = p + 1; q < matrix.rows(); q++) {
          if (matrix.at(p, q).abs() > 1e-16) {
            var rotation = rotation(matrix, p, q);
            matrix = rotation.adjoint().times(matrix).times(rotation);
            vectors = vectors.times(rotation);
          }
        }
      }
    }
    return vectors;
  }

  private static ComplexMatrix rotation(ComplexMatrix matrix, int p, int q) {
    var off = matrix.at(p, q);
    var angle = 0.5 * Math.atan2(2 * off.abs(), matrix.re(p, p) - matrix.re(q, q));
    var phase = Complex.cis(off.arg());
    var cos = Complex.of(Math.cos(angle));
    var sin = Math.sin(angle);
    return ComplexMatrix.fill(
        matrix.rows(),
        matrix.rows(),
        (r, c) -> {
          if (r == p && c == q) {
            return phase.times(-sin);
          }
          if (r == q && c == p) {
            return phase.conjugate().times(sin);
          }
          return r != c ? Complex.ZERO : r == p || r == q ? cos : Complex.ONE;
        });
  }
}
