package io.diffraqt.simulator.internal.sample;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.SmallPoisson;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Multinomial counts by way of independent Poisson variables, which need no running remainder.
///
/// Poisson variables with means `rate · p` are, given their sum, a multinomial draw of that many
/// trials. The rate lies six deviations below the trials, so that nearly always some trials are
/// left over; those are drawn one by one, and the result is exact. Where there are too many, which
/// no draw then knows of, all is drawn again.
final class PoissonCounts {
  private static final int DEVIATIONS = 6;

  private final Kernels kernels;
  private final RandomGenerator random;
  private final double[] probabilities;
  private final double total;

  /// @param probabilities at least 0, with a sum above 0
  PoissonCounts(Kernels kernels, RandomGenerator random, double[] probabilities) {
    this.kernels = kernels;
    this.random = random;
    this.probabilities = probabilities;
    var sum = 0.0;
    for (var p : probabilities) {
      sum += p;
    }
    this.total = sum;
  }

  /// Counts of sum `trials`.
  ///
  /// @param one whether one number is drawn per outcome, which pays with many trials for each; else
  ///   the points of a Poisson process are laid along the running sum
  long[] counts(long trials, boolean one) {
    var rate = Math.max(0, (double) trials - DEVIATIONS * Math.sqrt((double) trials)) / total;
    var counts = new long[probabilities.length];
    var drawn = rate == 0 ? 0 : one ? each(rate, counts) : points(rate, trials, counts);
    while (drawn > trials) {
      Arrays.fill(counts, 0);
      drawn = one ? each(rate, counts) : points(rate, trials, counts);
    }
    rest(Math.toIntExact(trials - drawn), counts);
    return counts;
  }

  private long each(double rate, long[] counts) {
    SmallPoisson.draw(kernels, probabilities, rate, random.nextLong(), counts);
    var sum = 0L;
    for (var k = 0; k < counts.length; k++) {
      if (counts[k] < 0) {
        counts[k] = Poisson.large(random, rate * probabilities[k]);
      }
      sum += counts[k];
    }
    return sum;
  }

  private long points(double rate, long most, long[] counts) {
    var gap = 1 / rate;
    var next = gap * random.nextExponential();
    var reached = 0.0;
    var sum = 0L;
    for (var k = 0; k < counts.length && sum <= most; k++) {
      reached += probabilities[k];
      var before = sum;
      while (next < reached) {
        sum++;
        next += gap * random.nextExponential();
      }
      counts[k] = sum - before;
    }
    return sum;
  }

  /// Uniform numbers, sorted, along the running sum.
  private void rest(int trials, long[] counts) {
    var numbers = new double[trials];
    Arrays.setAll(numbers, k -> total * random.nextDouble());
    Arrays.sort(numbers);
    var reached = 0.0;
    var next = 0;
    var last = 0;
    for (var k = 0; k < counts.length && next < trials; k++) {
      reached += probabilities[k];
      last = probabilities[k] > 0 ? k : last;
      while (next < trials && numbers[next] < reached) {
        counts[k]++;
        next++;
      }
    }
    counts[last] += trials - next;
  }
}
