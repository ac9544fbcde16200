package io.diffraqt.examples.metrics;

/// Ranges that hold at every sample size, not only for many data: what a test needs to claim
/// something about random outcomes with a stated rate of false alarm.
///
/// For a probability and for whole distributions see {@link io.diffraqt.compare.Bounds}.
///
/// `falseAlarm` is the probability, at most, that the true value lies outside although all is well.
public final class ErrorBounds {
  private ErrorBounds() {}

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
