package io.diffraqt.simulator.internal.plan;

import io.diffraqt.linalg.ComplexMatrix;

/// Matrices as arrays with real and imaginary parts in turns.
public final class Flat {
  private Flat() {}

  /// `scale · matrix`, row-major.
  public static double[] of(ComplexMatrix matrix, double scale) {
    var flat = new double[2 * matrix.rows() * matrix.columns()];
    for (var r = 0; r < matrix.rows(); r++) {
      for (var c = 0; c < matrix.columns(); c++) {
        var k = 2 * (r * matrix.columns() + c);
        flat[k] = scale * matrix.re(r, c);
        flat[k + 1] = scale * matrix.im(r, c);
      }
    }
    return flat;
  }

  /// The diagonal alone.
  static double[] diagonal(ComplexMatrix matrix) {
    var flat = new double[2 * matrix.rows()];
    for (var r = 0; r < matrix.rows(); r++) {
      flat[2 * r] = matrix.re(r, r);
      flat[2 * r + 1] = matrix.im(r, r);
    }
    return flat;
  }

  /// `m ← left · m` for 2 × 2 matrices; `left` starts at 0, `m` at `at`.
  static void multiply2(double[] left, double[] m, int at) {
    for (var c = 0; c < 2; c++) {
      var x = at + 2 * c;
      var y = x + 4;
      var xr = m[x];
      var xi = m[x + 1];
      var yr = m[y];
      var yi = m[y + 1];
      m[x] = left[0] * xr - left[1] * xi + left[2] * yr - left[3] * yi;
      m[x + 1] = left[0] * xi + left[1] * xr + left[2] * yi + left[3] * yr;
      m[y] = left[4] * xr - left[5] * xi + left[6] * yr - left[7] * yi;
      m[y + 1] = left[4] * xi + left[5] * xr + left[6] * yi + left[7] * yr;
    }
  }

  /// `m ← f · m`, entry by entry, for diagonals of one length; `m` starts at `at`.
  static void multiplyEach(double[] f, double[] m, int at) {
    for (var k = 0; k < f.length; k += 2) {
      var re = m[at + k];
      m[at + k] = f[k] * re - f[k + 1] * m[at + k + 1];
      m[at + k + 1] = f[k] * m[at + k + 1] + f[k + 1] * re;
    }
  }
}
