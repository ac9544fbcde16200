package io.diffraqt.compare;

import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import java.util.stream.IntStream;

/// Pearson's chi-square test of whether outcomes agree.
///
/// Strings expected fewer than five times share one cell. Something seen that was impossible makes
/// the statistic infinite and the p-value 0.
///
/// @param statistic `Σ (seen − expected)² / expected`
/// @param degreesOfFreedom cells − 1
/// @param pValue chance of such a statistic or a larger one if they agree; 1 with a single cell
public record GoodnessOfFit(double statistic, int degreesOfFreedom, double pValue) {
  private static final double LEAST_EXPECTED = 5;

  /// Whether counts agree with what is expected.
  public static GoodnessOfFit of(Counts seen, Distribution expected) {
    var shares = Shares.of(Outcomes.of(seen), Outcomes.of(expected));
    return of(shares.first(), shares.second(), seen.shots(), 1);
  }

  /// Whether two counts come from the same distribution.
  public static GoodnessOfFit of(Counts one, Counts other) {
    var shares = Shares.of(Outcomes.of(one), Outcomes.of(other));
    var weight = (double) one.shots() / (one.shots() + other.shots());
    var first = shares.first();
    var second = shares.second();
    var pooled =
        IntStream.range(0, first.length)
            .mapToDouble(k -> weight * first[k] + (1 - weight) * second[k])
            .toArray();
    return of(first, pooled, one.shots(), 1 - weight);
  }

  /// @param spread variance of the difference relative to a known expectation; the pooled
  ///   expectation of two samples moves along with each of them
  private static GoodnessOfFit of(double[] seen, double[] expected, long shots, double spread) {
    var statistic = 0.0;
    var cells = 0;
    var restSeen = 0.0;
    var restExpected = 0.0;
    for (var k = 0; k < seen.length; k++) {
      if (expected[k] * shots >= LEAST_EXPECTED) {
        statistic += term(seen[k], expected[k], shots);
        cells++;
      } else {
        restSeen += seen[k];
        restExpected += expected[k];
      }
    }
    if (restSeen > 0 || restExpected > 0) {
      statistic += term(restSeen, restExpected, shots);
      cells++;
    }
    var freedom = cells - 1;
    var scaled = statistic / spread;
    var p =
        scaled == Double.POSITIVE_INFINITY
            ? 0
            : freedom < 1 ? 1 : Gamma.upper(freedom / 2.0, scaled / 2);
    return new GoodnessOfFit(scaled, freedom, p);
  }

  private static double term(double seen, double expected, long shots) {
    if (expected <= 0) {
      return seen > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    return shots * (seen - expected) * (seen - expected) / expected;
  }
}
