package io.diffraqt.simulator.internal.kernel;

/// Walks over indices with some bits fixed: start at `value`, then `next`, `count` times in all.
///
/// Adding one to an index whose fixed bits are all ones carries over them.
final class Subset {
  private Subset() {}

  static int next(int index, int fixed, int value) {
    return ((index | fixed) + 1) & ~fixed | value;
  }

  static int count(int size, int fixed) {
    return size >> Integer.bitCount(fixed);
  }

  /// The index bits of each value of the targets.
  static int[] offsets(int[] targets) {
    var offsets = new int[1 << targets.length];
    for (var k = 1; k < offsets.length; k++) {
      var low = Integer.numberOfTrailingZeros(k);
      offsets[k] = offsets[k & k - 1] | 1 << targets[low];
    }
    return offsets;
  }
}
