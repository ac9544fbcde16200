package io.diffraqt.simulator.internal.kernel;

import java.util.Arrays;

/// Where amplitudes come from, as a linear function of the bits of an index: the source of `k` is
/// the exclusive or of `offset` and of the columns of the bits that are 1 in `k`.
///
/// @param columns one per bit of an index
/// @param offset the source of index 0
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public record IndexMap(int[] columns, int offset) {
  /// The source of an index.
  public int of(int index) {
    var source = offset;
    for (var rest = index; rest != 0; rest &= rest - 1) {
      source ^= columns[Integer.numberOfTrailingZeros(rest)];
    }
    return source;
  }

  /// The map of the lowest `bits` bits of an index alone.
  public IndexMap low(int bits) {
    return bits == columns.length ? this : new IndexMap(Arrays.copyOf(columns, bits), offset);
  }

  /// How the source changes when an index is counted up: entry `k` where `k` bits from bit `from`
  /// on change.
  int[] steps(int from) {
    var steps = new int[columns.length - from + 2];
    for (var k = from; k < columns.length; k++) {
      steps[k - from + 1] = steps[k - from] ^ columns[k];
    }
    return steps;
  }
}
