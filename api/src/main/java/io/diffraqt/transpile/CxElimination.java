package io.diffraqt.transpile;

import java.util.ArrayList;
import java.util.List;

/// Takes apart what a network of `cx` does to basis states, an invertible matrix of bits, into as
/// few `cx` as are found. Not thread-safe.
///
/// Rows and columns are added as long as that leaves fewer ones in the matrix and its inverse
/// together, always the best next; what is left then goes by Gaussian elimination.
///
/// Source: de Brugière, Baboulin, Valiron, Martiel and Allouche (2021), ACM Trans. Quantum Comput.
/// 2 (3), section 4, greedy methods with the cost of both matrices.
final class CxElimination {
  /// A row is one word.
  static final int MOST_QUBITS = 64;

  private final int qubits;
  private final BitRows matrix;
  private final BitRows inverse;
  private final List<Cx> before = new ArrayList<>();
  private final List<Cx> after = new ArrayList<>();

  /// Adds the bit of `control` to that of `target`.
  record Cx(int control, int target) {}

  /// A matrix of bits by its rows and by its columns.
  private record BitRows(long[] rows, long[] columns) {
    private static BitRows identity(int size) {
      var rows = new long[size];
      for (var k = 0; k < size; k++) {
        rows[k] = 1L << k;
      }
      return new BitRows(rows, rows.clone());
    }

    private boolean at(int row, int column) {
      return (rows[row] >>> column & 1) != 0;
    }

    /// How many ones adding row `from` to row `to` makes more.
    private int rowGain(int from, int to) {
      return Long.bitCount(rows[to] ^ rows[from]) - Long.bitCount(rows[to]);
    }

    private int columnGain(int from, int to) {
      return Long.bitCount(columns[to] ^ columns[from]) - Long.bitCount(columns[to]);
    }

    private void addRow(int from, int to) {
      rows[to] ^= rows[from];
      flip(columns, rows[from], to);
    }

    private void addColumn(int from, int to) {
      columns[to] ^= columns[from];
      flip(rows, columns[from], to);
    }

    private static void flip(long[] words, long where, int bit) {
      for (var left = where; left != 0; left &= left - 1) {
        words[Long.numberOfTrailingZeros(left)] ^= 1L << bit;
      }
    }
  }

  private CxElimination(int qubits) {
    this.qubits = qubits;
    this.matrix = BitRows.identity(qubits);
    this.inverse = BitRows.identity(qubits);
  }

  /// A network that does the same, in time order.
  ///
  /// @param qubits at most [#MOST_QUBITS]
  static List<Cx> of(List<Cx> network, int qubits) {
    var work = new CxElimination(qubits);
    network.forEach(work::atEnd);
    work.greedy();
    work.gauss();
    work.before.addAll(work.after.reversed());
    return work.before;
  }

  private void greedy() {
    while (reduce()) {}
  }

  /// Undoes one `cx` at the start or the end; false where that leaves no fewer ones.
  private boolean reduce() {
    var least = 0;
    var best = new Cx(0, 0);
    var isAtEnd = false;
    for (var c = 0; c < qubits; c++) {
      for (var t = 0; t < qubits; t++) {
        var end = c == t ? 0 : matrix.rowGain(c, t) + inverse.columnGain(t, c);
        var start = c == t ? 0 : matrix.columnGain(t, c) + inverse.rowGain(c, t);
        if (Math.min(end, start) < least) {
          least = Math.min(end, start);
          best = new Cx(c, t);
          isAtEnd = end <= start;
        }
      }
    }
    if (least < 0) {
      undo(best, isAtEnd);
    }
    return least < 0;
  }

  private void undo(Cx cx, boolean isAtEnd) {
    if (isAtEnd) {
      atEnd(cx);
      after.add(cx);
    } else {
      matrix.addColumn(cx.target(), cx.control());
      inverse.addRow(cx.control(), cx.target());
      before.add(cx);
    }
  }

  private void atEnd(Cx cx) {
    matrix.addRow(cx.control(), cx.target());
    inverse.addColumn(cx.target(), cx.control());
  }

  private void gauss() {
    for (var k = 0; k < qubits; k++) {
      for (var row = k + 1; !matrix.at(k, k); row++) {
        if (matrix.at(row, k)) {
          undo(new Cx(row, k), true);
        }
      }
      for (var row = 0; row < qubits; row++) {
        if (row != k && matrix.at(row, k)) {
          undo(new Cx(k, row), true);
        }
      }
    }
  }
}
