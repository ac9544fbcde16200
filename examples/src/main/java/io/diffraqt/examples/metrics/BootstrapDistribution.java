package io.diffraqt.examples.metrics;

import io.diffraqt.compare.Interval;
import java.util.Arrays;

/// A statistic on the data and on every resample of them. Immutable.
public final class BootstrapDistribution {
  private final double estimate;
  private final double[] sorted;

  private BootstrapDistribution(double estimate, double[] sorted) {
    this.estimate = estimate;
    this.sorted = sorted;
  }

  static BootstrapDistribution of(double estimate, double[] replicates) {
    var sorted = replicates.clone();
    Arrays.sort(sorted);
    return new BootstrapDistribution(estimate, sorted);
  }

  /// The statistic on the data themselves.
  public double estimate() {
    return estimate;
  }

  public int resamples() {
    return sorted.length;
  }

  /// The standard deviation over the resamples (divided by their number - 1).
  public double standardError() {
    var mean = Arrays.stream(sorted).average().orElseThrow();
    var squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (sorted.length - 1));
  }

  /// From one quantile of the resamples to the other.
  ///
  /// @param level between 0 and 1, for instance 0.95
  public Interval percentile(double level) {
    var low = quantile((1 - level) / 2);
    var high = quantile((1 + level) / 2);
    return new Interval(estimate, low, high, level);
  }

  /// The same quantiles mirrored at the estimate, which undoes the shift of a biased statistic.
  ///
  /// @param level between 0 and 1, for instance 0.95
  public Interval basic(double level) {
    var low = 2 * estimate - quantile((1 + level) / 2);
    var high = 2 * estimate - quantile((1 - level) / 2);
    return new Interval(estimate, low, high, level);
  }

  /// Linear between the order statistics (type 7 of Hyndman and Fan 1996).
  private double quantile(double share) {
    var position = Math.clamp(share, 0, 1) * (sorted.length - 1);
    var below = (int) position;
    var above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
