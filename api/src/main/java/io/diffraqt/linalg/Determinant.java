package io.diffraqt.linalg;

/// The determinant by elimination with row pivots, `O(n³)`.
public final class Determinant {
  private Determinant() {}

  /// Of a square matrix.
  public static Complex of(ComplexMatrix matrix) {
    var n = matrix.rows();
    var a = new Complex[n][n];
    for (var r = 0; r < n; r++) {
      for (var c = 0; c < n; c++) {
        a[r][c] = matrix.at(r, c);
      }
    }
    var product = Complex.ONE;
    for (var k = 0; k < n; k++) {
      product = product.times(pivot(a, k));
      if (product.abs() == 0) {
        return Complex.ZERO;
      }
      eliminate(a, k);
    }
    return product;
  }

  /// Brings the largest entry of column `k` up; the pivot, negated where rows were exchanged.
  private static Complex pivot(Complex[][] a, int k) {
    var best = k;
    for (var r = k + 1; r < a.length; r++) {
      best = a[r][k].squaredAbs() > a[best][k].squaredAbs() ? r : best;
    }
    var row = a[best];
    a[best] = a[k];
    a[k] = row;
    return best == k ? row[k] : row[k].times(-1);
  }

  private static void eliminate(Complex[][] a, int k) {
    var inverse = a[k][k].conjugate().times(1 / a[k][k].squaredAbs());
    for (var r = k + 1; r < a.length; r++) {
      var factor = a[r][k].times(inverse);
      for (var c = k; c < a.length; c++) {
        a[r][c] = a[r][c].minus(factor.times(a[k][c]));
      }
    }
  }
}
