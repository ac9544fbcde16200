package io.diffraqt.examples.metrics;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The spread of a statistic, found by computing it again on data drawn with repetition from the
/// data. Source: Efron and Tibshirani 1993, chapters 6 and 13.
///
/// A rule of thumb with no guarantee for few data. Repeated rows push FID and KID up, so near zero
/// neither interval holds the truth reliably: give their standard error instead.
///
/// Draws from its generator in order, so the same seed and calls give the same figures; not for use
/// by several threads at once.
///
/// @param resamples how many times the statistic is computed again, at least 2
/// @param random where the draws come from
public record Bootstrap(int resamples, RandomGenerator random) {
  public Bootstrap {
    if (resamples < 2) {
      throw new IllegalArgumentException(
          resamples + " resamples show no spread; use 200 or more, 1000 for intervals");
    }
  }

  /// A statistic of `count` items; it is handed their numbers, some missing, some repeated.
  public BootstrapDistribution ofSamples(int count, ToDoubleFunction<int[]> statistic) {
    var original = IntStream.range(0, count).toArray();
    return distribution(
        statistic.applyAsDouble(original), () -> statistic.applyAsDouble(redrawn(count)));
  }

  /// A statistic of two independent sets of items, each redrawn by itself.
  public BootstrapDistribution ofTwoSamples(
      int firstCount, int secondCount, ToDoubleBiFunction<int[], int[]> statistic) {
    var first = IntStream.range(0, firstCount).toArray();
    var second = IntStream.range(0, secondCount).toArray();
    return distribution(
        statistic.applyAsDouble(first, second),
        () -> statistic.applyAsDouble(redrawn(firstCount), redrawn(secondCount)));
  }

  /// A statistic of how often each outcome was seen; every resample has the same total. Cost: total
  /// x resamples draws.
  ///
  /// @throws IllegalArgumentException if a count is below 0 or all are 0
  public BootstrapDistribution ofCounts(long[] counts, ToDoubleFunction<long[]> statistic) {
    Tally.check(counts);
    var cumulative = counts.clone();
    Arrays.parallelPrefix(cumulative, Math::addExact);
    return distribution(
        statistic.applyAsDouble(counts.clone()),
        () -> statistic.applyAsDouble(redrawnCounts(cumulative)));
  }

  private BootstrapDistribution distribution(double estimate, DoubleSupplier replicate) {
    var replicates = new double[resamples];
    Arrays.setAll(replicates, _ -> replicate.getAsDouble());
    return BootstrapDistribution.of(estimate, replicates);
  }

  private int[] redrawn(int count) {
    return random.ints(count, 0, count).toArray();
  }

  private long[] redrawnCounts(long[] cumulative) {
    var counts = new long[cumulative.length];
    var total = cumulative[cumulative.length - 1];
    for (var i = 0L; i < total; i++) {
      counts[outcome(cumulative, random.nextLong(total))]++;
    }
    return counts;
  }

  /// The first outcome whose cumulative count exceeds the drawn number.
  private static int outcome(long[] cumulative, long drawn) {
    var low = 0;
    var high = cumulative.length - 1;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (cumulative[middle] > drawn) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
