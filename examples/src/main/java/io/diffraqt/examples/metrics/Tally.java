package io.diffraqt.examples.metrics;

import java.util.Arrays;

/// How often each of some outcomes was seen, such as pictures per class.
public final class Tally {
  private Tally() {}

  /// Each count divided by their sum, the way to {@link io.diffraqt.compare.Distance}.
  ///
  /// @throws IllegalArgumentException if a count is below 0 or all are 0
  public static double[] shares(long... counts) {
    check(counts);
    var total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> (double) count / total).toArray();
  }

  static void check(long[] counts) {
    if (Arrays.stream(counts).sum() <= 0 || Arrays.stream(counts).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "counts %s are no tally; none may be below 0, and one must be above"
              .formatted(Arrays.toString(counts)));
    }
  }
}
