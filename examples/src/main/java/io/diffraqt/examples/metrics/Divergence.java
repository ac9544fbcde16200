package io.diffraqt.examples.metrics;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/// Differences between two probability distributions over the same outcomes, in the same order.
///
/// Each function takes two arrays of equal length, no entry below 0, each with sum 1 within 1e-9.
public final class Divergence {
  private static final double SUM_TOLERANCE = 1e-9;
  private static final double FLOOR = 1e-12;

  private Divergence() {}

  /// Shares of a total; the way from counts to the functions here.
  ///
  /// @throws IllegalArgumentException if a count is below 0 or all are 0
  public static double[] shares(long... counts) {
    checkCounts(counts);
    var total = Arrays.stream(counts).sum();
    return Arrays.stream(counts).mapToDouble(count -> (double) count / total).toArray();
  }

  /// Kullback and Leibler's `sum p ln(p/q)` in nats. Outcomes with p = 0 add nothing; q is taken as
  /// at least 1e-12, which keeps the value finite.
  public static double kullbackLeibler(double[] p, double[] q) {
    return sum(p, q, (a, b) -> a == 0 ? 0 : a * Math.log(a / Math.max(b, FLOOR)));
  }

  /// The mean Kullback-Leibler divergence of both from their middle, in nats: 0 to ln 2.
  public static double jensenShannon(double[] p, double[] q) {
    return sum(p, q, (a, b) -> (towardsMiddle(a, b) + towardsMiddle(b, a)) / 2);
  }

  /// Half the sum of absolute differences: 0 to 1.
  public static double totalVariation(double[] p, double[] q) {
    return sum(p, q, (a, b) -> Math.abs(a - b)) / 2;
  }

  /// `sqrt(1/2 sum (sqrt p - sqrt q)^2)`: 0 to 1.
  public static double hellinger(double[] p, double[] q) {
    return Math.sqrt(sum(p, q, (a, b) -> square(Math.sqrt(a) - Math.sqrt(b))) / 2);
  }

  static void checkCounts(long[] counts) {
    if (Arrays.stream(counts).sum() <= 0 || Arrays.stream(counts).anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "counts %s are no tally; none may be below 0, and one must be above"
              .formatted(Arrays.toString(counts)));
    }
  }

  private static double towardsMiddle(double a, double b) {
    return a == 0 ? 0 : a * Math.log(2 * a / (a + b));
  }

  private static double square(double value) {
    return value * value;
  }

  private static double sum(double[] p, double[] q, DoubleBinaryOperator term) {
    if (p.length != q.length) {
      throw new IllegalArgumentException(
          "distributions over %d and %d outcomes cannot be compared".formatted(p.length, q.length));
    }
    checkDistribution(p);
    checkDistribution(q);
    var sum = 0.0;
    for (var i = 0; i < p.length; i++) {
      sum += term.applyAsDouble(p[i], q[i]);
    }
    return sum;
  }

  private static void checkDistribution(double[] p) {
    var sum = Arrays.stream(p).sum();
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE) || Arrays.stream(p).anyMatch(value -> value < 0)) {
      throw new IllegalArgumentException(
          "no distribution: the sum is %s and the least entry %s; they must be 1 and at least 0"
              .formatted(sum, Arrays.stream(p).min().orElse(Double.NaN)));
    }
  }
}
