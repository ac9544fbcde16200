package io.diffraqt.simulator.internal.evolve;

/// Sends the index of a basis state to the index made of some of its bits, through two small
/// tables.
public final class Scatter {
  private final int[] low;
  private final int[] high;
  private final int size;
  private final boolean isIdentity;

  private Scatter(int[] low, int[] high, int size, boolean isIdentity) {
    this.isIdentity = isIdentity;
    this.low = low;
    this.high = high;
    this.size = size;
  }

  /// Sends bit `from[k]` of an index of `qubits` bits to bit `k`.
  static Scatter of(int qubits, int[] from) {
    var weights = new int[qubits];
    for (var k = 0; k < from.length; k++) {
      weights[from[k]] |= 1 << k;
    }
    var half = qubits / 2;
    var isIdentity = from.length == qubits;
    for (var k = 0; k < from.length; k++) {
      isIdentity &= from[k] == k;
    }
    return new Scatter(
        table(weights, 0, half), table(weights, half, qubits), 1 << from.length, isIdentity);
  }

  private static int[] table(int[] weights, int from, int to) {
    var table = new int[1 << to - from];
    for (var k = 1; k < table.length; k++) {
      table[k] = table[k & k - 1] | weights[from + Integer.numberOfTrailingZeros(k)];
    }
    return table;
  }

  /// Where an index goes.
  public int of(int index) {
    return low[index & low.length - 1] | high[index / low.length];
  }

  /// Whether every index stays.
  boolean isIdentity() {
    return isIdentity;
  }

  /// Number of places.
  public int size() {
    return size;
  }
}
