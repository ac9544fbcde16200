package io.diffraqt.simulator.internal.sample;

import java.util.random.RandomGenerator;

/// Splits trials among outcomes, by one binomial draw per outcome whatever their number.
public final class Multinomial {
  private Multinomial() {}

  /// How often each outcome occurs.
  ///
  /// @param probabilities at least 0; their sum need not be exactly 1
  /// @return counts of sum `trials`
  public static long[] draw(RandomGenerator random, long trials, double[] probabilities) {
    var counts = new long[probabilities.length];
    var remaining = tails(probabilities);
    var left = trials;
    for (var k = 0; k < counts.length && left > 0; k++) {
      if (probabilities[k] > 0) {
        counts[k] = Binomial.draw(random, left, Math.min(1, probabilities[k] / remaining[k]));
        left -= counts[k];
      }
    }
    return counts;
  }

  /// For each outcome the sum from it on, added from the end so that the last one is exact: the
  /// last outcome possible then has probability 1 of what is left.
  private static double[] tails(double[] probabilities) {
    var tails = new double[probabilities.length];
    var sum = 0.0;
    for (var k = probabilities.length - 1; k >= 0; k--) {
      sum += probabilities[k];
      tails[k] = sum;
    }
    return tails;
  }
}
