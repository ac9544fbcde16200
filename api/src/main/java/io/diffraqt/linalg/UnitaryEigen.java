package io.diffraqt.linalg;

import java.util.List;
import java.util.stream.IntStream;

/// Eigenvalues `e^{iδ}` and orthonormal eigenvectors of a unitary matrix.
///
/// Its Hermitian parts `(U+U†)/2` and `(U−U†)/2i` commute; eigenvectors of a mix of both are
/// eigenvectors of `U`, unless the mix makes different eigenvalues coincide, when another is tried.
/// `O(n³)`. Immutable.
///
/// @param angles `δ` in `(−π, π]`, entry `k` for column `k`
/// @param vectors unitary, eigenvectors as columns
public record UnitaryEigen(List<Double> angles, ComplexMatrix vectors) {
  private static final double[] MIXES = {0.618, 1.732, -0.377, 5.43, -2.236, 0.1234};

  /// Copies the angles.
  public UnitaryEigen {
    angles = List.copyOf(angles);
  }

  /// Decomposes a unitary matrix.
  public static UnitaryEigen of(ComplexMatrix unitary) {
    var best = ofMix(unitary, MIXES[0]);
    for (var k = 1; k < MIXES.length && best.error(unitary) > 1e-12; k++) {
      var other = ofMix(unitary, MIXES[k]);
      best = other.error(unitary) < best.error(unitary) ? other : best;
    }
    return best;
  }

  private static UnitaryEigen ofMix(ComplexMatrix unitary, double mix) {
    var adjoint = unitary.adjoint();
    var cosines = unitary.plus(adjoint).times(Complex.of(0.5));
    var sines = unitary.minus(adjoint).times(new Complex(0, -0.5 * mix));
    var vectors = HermitianEigen.of(cosines.plus(sines)).vectors();
    var turned = vectors.adjoint().times(unitary).times(vectors);
    var angles = IntStream.range(0, unitary.rows()).mapToObj(k -> turned.at(k, k).arg()).toList();
    return new UnitaryEigen(angles, vectors);
  }

  private double error(ComplexMatrix unitary) {
    var phases = angles.stream().map(Complex::cis).toArray(Complex[]::new);
    return vectors.times(ComplexMatrix.diagonal(phases)).times(vectors.adjoint()).distance(unitary);
  }
}
