package io.diffraqt.linalg;

/// Eigenvalues and orthonormal eigenvectors of a real symmetric matrix, by cyclic Jacobi rotations.
///
/// Source: Golub and Van Loan (2013), Matrix Computations, section 8.5. `O(n³)` per sweep, about
/// six sweeps. Immutable.
public final class SymmetricEigen {
  private static final int MOST_SWEEPS = 60;

  private final int size;
  private final double[] values;
  private final double[] vectors;

  private SymmetricEigen(int size, double[] values, double[] vectors) {
    this.size = size;
    this.values = values;
    this.vectors = vectors;
  }

  /// Decomposes a symmetric matrix; only the symmetric part counts.
  ///
  /// @param size number of rows `n`
  /// @param matrix row-major, length `n²`
  /// @throws IllegalArgumentException when the length is not `n²`
  public static SymmetricEigen of(int size, double[] matrix) {
    if (matrix.length != size * size) {
      throw new IllegalArgumentException(
          "a %d×%d matrix has %d entries, and got %d"
              .formatted(size, size, size * size, matrix.length));
    }
    var a = matrix.clone();
    var v = new double[size * size];
    for (var k = 0; k < size; k++) {
      v[k * size + k] = 1;
    }
    var negligible = 1e-17 * norm(a);
    var rotated = true;
    for (var sweep = 0; sweep < MOST_SWEEPS && rotated; sweep++) {
      rotated = rotateAll(size, a, v, negligible);
    }
    var values = new double[size];
    for (var k = 0; k < size; k++) {
      values[k] = a[k * size + k];
    }
    return new SymmetricEigen(size, values, v);
  }

  /// Number of rows.
  public int size() {
    return size;
  }

  /// Eigenvalue `index`, in no particular order.
  public double value(int index) {
    return values[index];
  }

  /// Entry `row` of the eigenvector `index`.
  public double vector(int row, int index) {
    return vectors[row * size + index];
  }

  private static boolean rotateAll(int n, double[] a, double[] v, double negligible) {
    var rotated = false;
    for (var p = 0; p < n - 1; p++) {
      for (var q = p + 1; q < n; q++) {
        if (Math.abs(a[p * n + q]) > negligible) {
          rotate(n, a, v, p, q);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private static double norm(double[] a) {
    var sum = 0.0;
    for (var entry : a) {
      sum += entry * entry;
    }
    return Math.sqrt(sum);
  }

  private static void rotate(int n, double[] a, double[] v, int p, int q) {
    var tau = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
    var t = Math.copySign(1, tau) / (Math.abs(tau) + Math.hypot(1, tau));
    var c = 1 / Math.hypot(1, t);
    var s = t * c;
    for (var k = 0; k < n; k++) {
      turn(a, k * n + p, k * n + q, c, s);
      turn(v, k * n + p, k * n + q, c, s);
    }
    for (var k = 0; k < n; k++) {
      turn(a, p * n + k, q * n + k, c, s);
    }
    a[p * n + q] = 0;
    a[q * n + p] = 0;
  }

  private static void turn(double[] x, int i, int j, double c, double s) {
    var xi = x[i];
    var xj = x[j];
    x[i] = c * xi - s * xj;
    x[j] = s * xi + c * xj;
  }
}
