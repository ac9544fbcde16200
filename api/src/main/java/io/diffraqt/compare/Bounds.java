package io.diffraqt.compare;

import io.diffraqt.result.SamplingError;
import java.util.function.DoubleUnaryOperator;

/// Bounds that hold for every number of shots, without an approximation.
public final class Bounds {
  private static final int HALVINGS = 60;

  private Bounds() {}

  /// The total variation that shot noise alone passes with probability `risk` at most.
  ///
  /// Source: [SamplingError#ofCells].
  ///
  /// @param cells number of possible outcomes, at least 2
  /// @param shots at least 1
  /// @param risk in 0..1, both excluded
  public static double totalVariation(long cells, long shots, double risk) {
    requireShots(shots);
    if (cells < 2 || !(risk > 0 && risk < 1)) {
      throw new IllegalArgumentException(
          "%d cells and risk %s; at least 2 cells, risk inside 0..1".formatted(cells, risk));
    }
    return SamplingError.ofCells((double) cells, shots, risk);
  }

  /// A probability from how often something happened: the range holds it at least as often as
  /// `confidence` says. Source: Clopper, Pearson 1934. `O(seen)`.
  ///
  /// @param seen how often it happened
  /// @param shots out of how many
  public static Interval proportion(long seen, long shots, double confidence) {
    requireShots(shots);
    if (seen < 0 || seen > shots) {
      throw new IllegalArgumentException("%d of %d shots".formatted(seen, shots));
    }
    var tail = (1 - confidence) / 2;
    var lower = seen == 0 ? 0 : root(p -> 1 - atMost(seen - 1, shots, p) - tail);
    var upper = seen == shots ? 1 : root(p -> tail - atMost(seen, shots, p));
    return new Interval((double) seen / shots, lower, upper, confidence);
  }

  /// P(at most `seen` of `shots`) when each happens with probability `p`.
  static double atMost(long seen, long shots, double p) {
    if (p <= 0 || seen >= shots) {
      return 1;
    }
    if (p >= 1) {
      return 0;
    }
    var term = shots * Math.log1p(-p);
    var odds = Math.log(p) - Math.log1p(-p);
    var sum = Math.exp(term);
    for (var k = 1L; k <= seen; k++) {
      term += Math.log((double) (shots - k + 1) / k) + odds;
      sum += Math.exp(term);
    }
    return Math.min(1, sum);
  }

  /// Where a rising function crosses zero in 0..1.
  private static double root(DoubleUnaryOperator rising) {
    var low = 0.0;
    var high = 1.0;
    for (var k = 0; k < HALVINGS; k++) {
      var middle = (low + high) / 2;
      if (rising.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static void requireShots(long shots) {
    if (shots < 1) {
      throw new IllegalArgumentException(shots + " shots; at least 1");
    }
  }
}
