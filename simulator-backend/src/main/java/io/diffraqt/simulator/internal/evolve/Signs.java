package io.diffraqt.simulator.internal.evolve;

import java.util.Map;
import java.util.TreeMap;

/// The diagonal of a sum of strings of Z, in rows: terms that agree in the qubits above a row share
/// one.
final class Signs {
  /// A row of 2^10 numbers lies in the first cache.
  private static final int ROW_QUBITS = 10;

  private Signs() {}

  /// Entry `k` is `Σ_z c_z·(−1)^|z∧k|`; one addition for each entry and each set of high qubits.
  ///
  /// @param terms the coefficient of each mask of qubits
  static double[] diagonal(int qubits, Map<Integer, Double> terms) {
    var low = Math.min(qubits, ROW_QUBITS);
    var rows = new TreeMap<Integer, double[]>();
    // In order of the masks, so that sums do not depend on how a map is hashed.
    new TreeMap<>(terms)
        .forEach(
            (z, c) -> addTerm(rows.computeIfAbsent(z >> low, _ -> new double[1 << low]), z, c));
    var diagonal = new double[1 << qubits];
    for (var high = 0; high < diagonal.length >> low; high++) {
      for (var row : rows.entrySet()) {
        addRow(row.getValue(), sign(row.getKey() & high), diagonal, high << low);
      }
    }
    return diagonal;
  }

  private static void addTerm(double[] row, int z, double coefficient) {
    for (var k = 0; k < row.length; k++) {
      row[k] += sign(z & k) * coefficient;
    }
  }

  private static void addRow(double[] row, int sign, double[] diagonal, int at) {
    for (var k = 0; k < row.length; k++) {
      diagonal[at + k] += sign * row[k];
    }
  }

  private static int sign(int bits) {
    return 1 - 2 * (Integer.bitCount(bits) & 1);
  }
}
