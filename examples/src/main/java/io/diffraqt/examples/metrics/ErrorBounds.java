package io.diffraqt.examples.metrics;

import org.hipparchus.distribution.continuous.BetaDistribution;

/// Ranges that hold at every sample size, not only for many data: what a test needs to claim
/// something about random outcomes with a stated rate of false alarm.
///
/// `falseAlarm` is the probability, at most, that the true value lies outside although all is well.
public final class ErrorBounds {
  private ErrorBounds() {}

  /// Clopper and Pearson's range for a probability, from `successes` of `trials` independent
  /// trials. Source: Clopper and Pearson 1934; through quantiles of the beta distribution.
  ///
  /// @param level for instance 0.95; the range covers the truth at least that often
  /// @throws IllegalArgumentException unless 0 &le; successes &le; trials and trials &ge; 1
  public static Interval clopperPearson(long successes, long trials, double level) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "%d successes of %d trials is impossible".formatted(successes, trials));
    }
    var tail = (1 - level) / 2;
    var failures = trials - successes;
    var low = successes == 0 ? 0 : betaQuantile(successes, failures + 1, tail);
    var high = failures == 0 ? 1 : betaQuantile(successes + 1, failures, 1 - tail);
    var share = (double) successes / trials;
    return new Interval(share, low, high, level, "Clopper-Pearson", 0);
  }

  /// How far the mean of `samples` independent values may lie from its expectation, either way.
  /// Source: Hoeffding 1963, theorem 2.
  ///
  /// @param width largest minus smallest possible value
  public static double hoeffding(long samples, double width, double falseAlarm) {
    return width * Math.sqrt(Math.log(2 / checked(falseAlarm)) / (2 * positive(samples)));
  }

  /// How far an empirical cumulative distribution may lie from the true one, at any point, either
  /// way. Source: Dvoretzky, Kiefer and Wolfowitz 1956 with the constant of Massart 1990.
  public static double cumulativeDistribution(long samples, double falseAlarm) {
    return Math.sqrt(Math.log(2 / checked(falseAlarm)) / (2 * positive(samples)));
  }

  /// How far two empirical cumulative distributions of one law may lie apart: both bounds added,
  /// with half the false alarm each.
  public static double cumulativeDistributions(
      long firstSamples, long secondSamples, double falseAlarm) {
    return cumulativeDistribution(firstSamples, falseAlarm / 2)
        + cumulativeDistribution(secondSamples, falseAlarm / 2);
  }

  /// How far observed shares of `outcomes` outcomes may lie from the true ones in total variation
  /// distance. Source: Weissman et al. 2003, `P(L1 >= e) <= (2^k - 2) exp(-n e^2 / 2)`.
  ///
  /// @param outcomes at least 2
  public static double totalVariation(int outcomes, long samples, double falseAlarm) {
    if (outcomes < 2) {
      throw new IllegalArgumentException(outcomes + " outcomes leave nothing to differ; 2 or more");
    }
    // 2^k - 2 as 2 (2^(k-1) - 1), whose logarithm stays finite for any k.
    var logSubsets = Math.log(2) * outcomes + Math.log1p(-Math.pow(2, 1 - outcomes));
    return Math.sqrt((logSubsets - Math.log(checked(falseAlarm))) / (2 * positive(samples)));
  }

  private static double betaQuantile(long alpha, long beta, double probability) {
    return new BetaDistribution((double) alpha, (double) beta)
        .inverseCumulativeProbability(probability);
  }

  private static double checked(double falseAlarm) {
    if (!(falseAlarm > 0 && falseAlarm < 1)) {
      throw new IllegalArgumentException("false alarm " + falseAlarm + " is not between 0 and 1");
    }
    return falseAlarm;
  }

  private static double positive(long samples) {
    if (samples < 1) {
      throw new IllegalArgumentException(samples + " samples bound nothing; 1 or more");
    }
    return samples;
  }
}
