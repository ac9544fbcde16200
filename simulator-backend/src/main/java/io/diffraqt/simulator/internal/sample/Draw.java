package io.diffraqt.simulator.internal.sample;

import java.util.random.RandomGenerator;

/// Draws many outcomes of one distribution.
public final class Draw {
  private Draw() {}

  /// Counts of `shots` independent outcomes, rising by outcome; each outcome is given once.
  ///
  /// With many shots for the outcomes: one binomial draw per outcome. Else: uniform numbers in
  /// rising order, made from exponential gaps, are laid along the running sum, so that nothing is
  /// sorted or stored. `O(outcomes + min(shots, outcomes))`.
  ///
  /// @param probabilities at least 0, with a sum above 0
  public static void counts(
      RandomGenerator random, long shots, double[] probabilities, Drawn drawn) {
    if (shots >= probabilities.length) {
      var counts = Multinomial.draw(random, shots, probabilities);
      for (var k = 0; k < counts.length; k++) {
        if (counts[k] > 0) {
          drawn.outcome(k, counts[k]);
        }
      }
    } else if (shots > 0) {
      rising(random, shots, probabilities, drawn);
    }
  }

  /// One outcome.
  ///
  /// @param probabilities of sum 1 but for rounding
  public static int one(RandomGenerator random, double[] probabilities) {
    var left = random.nextDouble();
    var last = 0;
    for (var k = 0; k < probabilities.length; k++) {
      last = probabilities[k] > 0 ? k : last;
      left -= probabilities[k];
      if (left < 0) {
        return k;
      }
    }
    return last;
  }

  private static void rising(
      RandomGenerator random, long shots, double[] probabilities, Drawn drawn) {
    var total = 0.0;
    var last = 0;
    for (var k = 0; k < probabilities.length; k++) {
      total += probabilities[k];
      last = probabilities[k] > 0 ? k : last;
    }
    var left = shots;
    var uniform = 1 - smallest(random, left);
    var sum = 0.0;
    for (var k = 0; k <= last && left > 0; k++) {
      sum += probabilities[k];
      var count = 0L;
      while (left > 0 && probabilities[k] > 0 && (k == last || (1 - uniform) * total < sum)) {
        count++;
        left--;
        uniform *= left > 0 ? 1 - smallest(random, left) : 1;
      }
      if (count > 0) {
        drawn.outcome(k, count);
      }
    }
  }

  /// The smallest of `n` uniform numbers in 0..1.
  private static double smallest(RandomGenerator random, long n) {
    return -Math.expm1(Math.log1p(-random.nextDouble()) / n);
  }
}
