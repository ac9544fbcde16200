package io.diffraqt.examples.metrics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.special.Gamma;

/// Pearson's test of counts against probabilities. Its distribution is a limit: trust it where
/// every expected count is 5 or more, and use {@link ErrorBounds} where that does not hold. Source:
/// Pearson 1900.
///
/// @param statistic `sum (observed - expected)^2 / expected`; infinite where an impossible outcome
///   was seen
/// @param degreesOfFreedom possible outcomes minus 1
/// @param leastExpected the smallest expected count of a possible outcome
public record ChiSquare(double statistic, int degreesOfFreedom, double leastExpected) {
  /// Compares how often each outcome was seen with how likely it is, in the same order.
  ///
  /// @throws IllegalArgumentException if the lengths differ, fewer than two outcomes are possible,
  ///   or nothing was seen
  public static ChiSquare of(long[] observed, double[] probabilities) {
    var total = Arrays.stream(observed).sum();
    var possible = (int) Arrays.stream(probabilities).filter(p -> p > 0).count();
    if (observed.length != probabilities.length || possible < 2 || total < 1) {
      throw new IllegalArgumentException(
          "%d counts with sum %d against %d probabilities, %d above 0; lengths must agree, %s"
              .formatted(
                  observed.length,
                  total,
                  probabilities.length,
                  possible,
                  "two outcomes be possible and one be seen"));
    }
    var statistic = 0.0;
    for (var i = 0; i < observed.length; i++) {
      statistic += term(observed[i], total * probabilities[i]);
    }
    var least = Arrays.stream(probabilities).filter(p -> p > 0).min().orElseThrow();
    return new ChiSquare(statistic, possible - 1, total * least);
  }

  /// The probability of a statistic at least this large where the probabilities are right.
  public double pValue() {
    return Double.isInfinite(statistic)
        ? 0
        : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
  }

  /// The statistic that is exceeded with the given probability where the probabilities are right.
  public static double critical(int degreesOfFreedom, double falseAlarm) {
    return new ChiSquaredDistribution(degreesOfFreedom)
        .inverseCumulativeProbability(1 - falseAlarm);
  }

  private static double term(long observed, double expected) {
    if (expected == 0) {
      return observed == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return (observed - expected) * (observed - expected) / expected;
  }
}
