package io.diffraqt.linalg;

/// Splits a two-qubit unitary in the basis where local gates are real rotations.
final class MagicBasis {
  private static final double H = Math.sqrt(0.5);

  /// Columns: Bell states with the phases that make `exp(i·XX)`, `exp(i·YY)`, `exp(i·ZZ)` diagonal
  /// and local gates real.
  private static final ComplexMatrix MAGIC =
      ComplexMatrix.ofRows(
          row(new Complex(H, 0), new Complex(0, H), Complex.ZERO, Complex.ZERO),
          row(Complex.ZERO, Complex.ZERO, new Complex(0, H), new Complex(H, 0)),
          row(Complex.ZERO, Complex.ZERO, new Complex(0, H), new Complex(-H, 0)),
          row(new Complex(H, 0), new Complex(0, -H), Complex.ZERO, Complex.ZERO));

  private static final ComplexMatrix MAGIC_ADJOINT = MAGIC.adjoint();

  /// Weights of the real and imaginary part; one of them separates all eigenvalues unless two
  /// coincide in both parts.
  private static final double[] MIXES = {1.0, 0.618, -0.377, 1.732, -2.236, 0.1234, 5.43, -0.87};

  private MagicBasis() {}

  static Kak factor(ComplexMatrix unitary) {
    var inner = MAGIC_ADJOINT.times(unitary).times(MAGIC);
    // Taking out the fourth root of the determinant makes the squares below symmetric unitary.
    var phase = determinantArgument(inner) / 4;
    var special = inner.times(Complex.cis(-phase));
    var axes = positive(diagonaliser(special.transpose().times(special)));
    var squares = axes.transpose().times(special.transpose().times(special)).times(axes);
    var angles = new double[4];
    for (var k = 0; k < 4; k++) {
      angles[k] = squares.at(k, k).arg() / 2;
    }
    var turned = special.times(axes);
    var rotation = turned.times(conjugatePhases(angles));
    if (determinant(rotation) < 0) {
      angles[0] += Math.PI;
      rotation = turned.times(conjugatePhases(angles));
    }
    return assemble(phase, angles, rotation, axes.transpose());
  }

  private static Kak assemble(
      double phase, double[] angles, ComplexMatrix rotation, ComplexMatrix axes) {
    var left = LocalFactors.of(MAGIC.times(rotation).times(MAGIC_ADJOINT));
    var right = LocalFactors.of(MAGIC.times(axes).times(MAGIC_ADJOINT));
    // The four Bell states have XX, YY, ZZ = (+−+), (−++), (++−), (−−−).
    var common = (angles[0] + angles[1] + angles[2] + angles[3]) / 4;
    var a = (angles[0] - angles[1] + angles[2] - angles[3]) / 4;
    var b = (-angles[0] + angles[1] + angles[2] - angles[3]) / 4;
    var c = (angles[0] + angles[1] - angles[2] - angles[3]) / 4;
    return new Kak(phase + common, a, b, c, left.low(), left.high(), right.low(), right.high());
  }

  /// Real orthogonal eigenvectors of a symmetric unitary, whose real and imaginary parts commute.
  private static ComplexMatrix diagonaliser(ComplexMatrix symmetric) {
    var best = ComplexMatrix.identity(4);
    var worst = Double.POSITIVE_INFINITY;
    for (var mix : MIXES) {
      var candidate = eigenvectors(symmetric, mix);
      var rest = offDiagonal(candidate.transpose().times(symmetric).times(candidate));
      if (rest < worst) {
        worst = rest;
        best = candidate;
      }
      if (worst < 1e-13) {
        return best;
      }
    }
    return best;
  }

  private static ComplexMatrix eigenvectors(ComplexMatrix symmetric, double mix) {
    var combined = new double[16];
    for (var k = 0; k < 16; k++) {
      combined[k] = symmetric.re(k / 4, k % 4) + mix * symmetric.im(k / 4, k % 4);
    }
    var eigen = SymmetricEigen.of(4, combined);
    return ComplexMatrix.fill(4, 4, (r, c) -> Complex.of(eigen.vector(r, c)));
  }

  private static double offDiagonal(ComplexMatrix matrix) {
    var worst = 0.0;
    for (var k = 0; k < 16; k++) {
      if (k / 4 != k % 4) {
        worst = Math.max(worst, matrix.at(k / 4, k % 4).abs());
      }
    }
    return worst;
  }

  private static ComplexMatrix positive(ComplexMatrix axes) {
    return determinant(axes) >= 0
        ? axes
        : axes.times(ComplexMatrix.real(4, 4, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
  }

  private static ComplexMatrix conjugatePhases(double[] angles) {
    return ComplexMatrix.fill(4, 4, (r, c) -> r == c ? Complex.cis(-angles[r]) : Complex.ZERO);
  }

  private static double determinantArgument(ComplexMatrix m) {
    return Determinant.of(m).arg();
  }

  private static double determinant(ComplexMatrix m) {
    return Determinant.of(m).re();
  }

  private static Complex[] row(Complex... entries) {
    return entries;
  }
}
