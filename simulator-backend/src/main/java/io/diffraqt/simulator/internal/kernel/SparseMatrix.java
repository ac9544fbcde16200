package io.diffraqt.simulator.internal.kernel;

/// A square matrix by rows without its zeros. Arrays are shared inside the module.
///
/// @param start of each row among the entries, and one past the last
/// @param column of each entry
/// @param value of each entry
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public record SparseMatrix(int[] start, int[] column, double[] value) {
  /// The entries of a matrix that are not 0.
  ///
  /// @param m row-major from `at` on
  public static SparseMatrix of(int rows, double[] m, int at) {
    var start = new int[rows + 1];
    var column = new int[rows * rows];
    var value = new double[rows * rows];
    var next = 0;
    for (var row = 0; row < rows; row++) {
      for (var c = 0; c < rows; c++) {
        if (m[at + row * rows + c] != 0) {
          column[next] = c;
          value[next++] = m[at + row * rows + c];
        }
      }
      start[row + 1] = next;
    }
    return new SparseMatrix(start, column, value);
  }

  /// Number of rows.
  int rows() {
    return start.length - 1;
  }
}
