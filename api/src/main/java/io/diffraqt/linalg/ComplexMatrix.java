package io.diffraqt.linalg;

import java.util.Arrays;
import java.util.Objects;

/// A dense complex matrix, immutable, row-major. Thread-safe.
public final class ComplexMatrix {
  private final int rows;
  private final int columns;
  private final double[] re;
  private final double[] im;

  private ComplexMatrix(int rows, int columns, double[] re, double[] im) {
    this.rows = rows;
    this.columns = columns;
    this.re = re;
    this.im = im;
  }

  /// A value for each pair of a row and a column.
  @FunctionalInterface
  public interface Entries {
    /// The entry at `row`, `column`.
    Complex at(int row, int column);
  }

  /// Builds `rows × columns` entries by asking for each one once.
  public static ComplexMatrix fill(int rows, int columns, Entries entries) {
    var re = new double[rows * columns];
    var im = new double[rows * columns];
    for (var r = 0; r < rows; r++) {
      for (var c = 0; c < columns; c++) {
        var entry = entries.at(r, c);
        re[r * columns + c] = entry.re();
        im[r * columns + c] = entry.im();
      }
    }
    return new ComplexMatrix(rows, columns, re, im);
  }

  /// A matrix from its rows.
  ///
  /// @throws IllegalArgumentException when rows differ in length
  public static ComplexMatrix ofRows(Complex[]... rows) {
    var width = rows.length == 0 ? 0 : rows[0].length;
    for (var row : rows) {
      if (row.length != width) {
        throw new IllegalArgumentException(
            "matrix rows of different lengths: " + width + " and " + row.length);
      }
    }
    return fill(rows.length, width, (r, c) -> rows[r][c]);
  }

  /// A real matrix from row-major values.
  public static ComplexMatrix real(int rows, int columns, double... values) {
    requireLength(rows * columns, values.length);
    return new ComplexMatrix(rows, columns, values.clone(), new double[values.length]);
  }

  /// A matrix from row-major real and imaginary parts, copied.
  public static ComplexMatrix of(int rows, int columns, double[] re, double[] im) {
    requireLength(rows * columns, re.length);
    requireLength(rows * columns, im.length);
    return new ComplexMatrix(rows, columns, re.clone(), im.clone());
  }

  /// A square matrix with the given diagonal.
  public static ComplexMatrix diagonal(Complex... entries) {
    return fill(entries.length, entries.length, (r, c) -> r == c ? entries[r] : Complex.ZERO);
  }

  /// The identity of `size × size`.
  public static ComplexMatrix identity(int size) {
    return fill(size, size, (r, c) -> r == c ? Complex.ONE : Complex.ZERO);
  }

  /// Number of rows.
  public int rows() {
    return rows;
  }

  /// Number of columns.
  public int columns() {
    return columns;
  }

  /// The entry at `row`, `column`.
  public Complex at(int row, int column) {
    return new Complex(re(row, column), im(row, column));
  }

  /// Real part of the entry at `row`, `column`.
  public double re(int row, int column) {
    return re[index(row, column)];
  }

  /// Imaginary part of the entry at `row`, `column`.
  public double im(int row, int column) {
    return im[index(row, column)];
  }

  /// Matrix product, `O(rows · columns · other.columns)`.
  public ComplexMatrix times(ComplexMatrix other) {
    requireLength(columns, other.rows);
    var outRe = new double[rows * other.columns];
    var outIm = new double[rows * other.columns];
    for (var r = 0; r < rows; r++) {
      for (var k = 0; k < columns; k++) {
        accumulateRow(other, r, k, outRe, outIm);
      }
    }
    return new ComplexMatrix(rows, other.columns, outRe, outIm);
  }

  private void accumulateRow(ComplexMatrix other, int r, int k, double[] outRe, double[] outIm) {
    var a = re[r * columns + k];
    var b = im[r * columns + k];
    if (a == 0 && b == 0) {
      return;
    }
    var out = r * other.columns;
    var in = k * other.columns;
    for (var c = 0; c < other.columns; c++) {
      outRe[out + c] += a * other.re[in + c] - b * other.im[in + c];
      outIm[out + c] += a * other.im[in + c] + b * other.re[in + c];
    }
  }

  /// Product with a scalar.
  public ComplexMatrix times(Complex factor) {
    return fill(rows, columns, (r, c) -> at(r, c).times(factor));
  }

  /// Sum of two matrices of one shape.
  public ComplexMatrix plus(ComplexMatrix other) {
    requireShape(other);
    return fill(rows, columns, (r, c) -> at(r, c).plus(other.at(r, c)));
  }

  /// Difference of two matrices of one shape.
  public ComplexMatrix minus(ComplexMatrix other) {
    requireShape(other);
    return fill(rows, columns, (r, c) -> at(r, c).minus(other.at(r, c)));
  }

  /// Kronecker product `this ⊗ other`: `other` holds the less significant index bits.
  public ComplexMatrix kron(ComplexMatrix other) {
    return fill(
        rows * other.rows,
        columns * other.columns,
        (r, c) ->
            at(r / other.rows, c / other.columns)
                .times(other.at(r % other.rows, c % other.columns)));
  }

  /// Conjugate transpose.
  public ComplexMatrix adjoint() {
    return fill(/* rows= */ columns, /* columns= */ rows, (r, c) -> at(c, r).conjugate());
  }

  /// Transpose.
  public ComplexMatrix transpose() {
    return fill(/* rows= */ columns, /* columns= */ rows, (r, c) -> at(c, r));
  }

  /// Entrywise complex conjugate.
  public ComplexMatrix conjugate() {
    return fill(rows, columns, (r, c) -> at(r, c).conjugate());
  }

  /// Sum of the diagonal.
  public Complex trace() {
    var sum = Complex.ZERO;
    for (var k = 0; k < Math.min(rows, columns); k++) {
      sum = sum.plus(at(k, k));
    }
    return sum;
  }

  /// Largest modulus of an entrywise difference.
  public double distance(ComplexMatrix other) {
    requireShape(other);
    var worst = 0.0;
    for (var k = 0; k < re.length; k++) {
      worst = Math.max(worst, Math.hypot(re[k] - other.re[k], im[k] - other.im[k]));
    }
    return worst;
  }

  /// The smallest [#distance] to `e^(iφ)·other` for the phase that aligns the traces of `this† ·
  /// other`; meant for unitaries.
  public double distanceUpToPhase(ComplexMatrix other) {
    var overlap = other.adjoint().times(this).trace();
    var phase = overlap.abs() == 0 ? Complex.ONE : Complex.cis(overlap.arg());
    return distance(other.times(phase));
  }

  /// Whether `this† · this` is the identity to `tolerance` per entry.
  public boolean isUnitary(double tolerance) {
    return rows == columns && adjoint().times(this).distance(identity(rows)) <= tolerance;
  }

  /// Whether this equals its adjoint to `tolerance` per entry.
  public boolean isHermitian(double tolerance) {
    return rows == columns && distance(adjoint()) <= tolerance;
  }

  /// Whether all off-diagonal entries are at most `tolerance` in modulus.
  public boolean isDiagonal(double tolerance) {
    for (var k = 0; k < re.length; k++) {
      if (k / columns != k % columns && Math.hypot(re[k], im[k]) > tolerance) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComplexMatrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(re, that.re)
        && Arrays.equals(im, that.im);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, columns, Arrays.hashCode(re), Arrays.hashCode(im));
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var r = 0; r < rows; r++) {
      text.append(r == 0 ? "[" : ", [");
      for (var c = 0; c < columns; c++) {
        text.append(c == 0 ? "" : ", ").append(re(r, c)).append('+').append(im(r, c)).append('i');
      }
      text.append(']');
    }
    return text.toString();
  }

  private int index(int row, int column) {
    Objects.checkIndex(row, rows);
    return row * columns + Objects.checkIndex(column, columns);
  }

  private void requireShape(ComplexMatrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException(
          "matrix shapes differ: %d×%d and %d×%d"
              .formatted(rows, columns, other.rows, other.columns));
    }
  }

  private static void requireLength(int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          "matrix needs length " + expected + " here, and got " + actual);
    }
  }
}
