package io.diffraqt.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Grows a unitary column by column. Not thread-safe.
final class OrthonormalColumns {
  private final int rows;
  private final List<Complex[]> columns = new ArrayList<>();

  OrthonormalColumns(int rows) {
    this.rows = rows;
  }

  int size() {
    return columns.size();
  }

  /// Adds the part of `column` that is orthogonal to the columns so far, scaled to unit norm,
  /// unless its norm is at most `least`.
  boolean add(IntFunction<Complex> column, double least) {
    var rest = new Complex[rows];
    for (var r = 0; r < rows; r++) {
      rest[r] = column.apply(r);
    }
    // Twice, because one pass leaves errors of rounding over the small rest.
    remove(rest);
    remove(rest);
    var norm = norm(rest);
    if (norm <= least) {
      return false;
    }
    for (var r = 0; r < rows; r++) {
      rest[r] = rest[r].times(1 / norm);
    }
    columns.add(rest);
    return true;
  }

  /// The square matrix, missing columns filled with unit vectors made orthogonal.
  ComplexMatrix complete() {
    for (var k = 0; columns.size() < rows; k = (k + 1) % rows) {
      var unit = k;
      add(r -> r == unit ? Complex.ONE : Complex.ZERO, 0.5 / Math.sqrt(rows));
    }
    return ComplexMatrix.fill(rows, rows, (r, c) -> columns.get(c)[r]);
  }

  private void remove(Complex[] rest) {
    for (var column : columns) {
      var overlap = Complex.ZERO;
      for (var r = 0; r < rows; r++) {
        overlap = overlap.plus(column[r].conjugate().times(rest[r]));
      }
      for (var r = 0; r < rows; r++) {
        rest[r] = rest[r].minus(column[r].times(overlap));
      }
    }
  }

  private static double norm(Complex[] vector) {
    var sum = 0.0;
    for (var entry : vector) {
      sum += entry.squaredAbs();
    }
    return Math.sqrt(sum);
  }
}
