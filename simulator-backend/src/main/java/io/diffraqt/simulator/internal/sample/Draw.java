package io.diffraqt.simulator.internal.sample;

import io.diffraqt.simulator.internal.kernel.Kernels;
import java.util.random.RandomGenerator;

/// Draws many outcomes of one distribution.
public final class Draw {
  private Draw() {}

  /// With fewer outcomes there is nothing to be gained from Poisson variables.
  private static final int FEW_OUTCOMES = 4096;

  /// From one shot for so many outcomes on, outcomes are counted one by one and shots no more.
  private static final int MANY_OUTCOMES = 8;

  /// Counts of `shots` independent outcomes, rising by outcome; each outcome is given once.
  ///
  /// With many shots for few outcomes: one binomial draw per outcome. Else by [PoissonCounts]: with
  /// many shots for many outcomes, one draw per outcome; with fewer shots, points in rising order
  /// are laid along the running sum, so that nothing is searched. `O(outcomes + min(shots,
  /// outcomes))`.
  ///
  /// @param kernels whose vectors are used, if they have any
  /// @param probabilities at least 0, with a sum above 0
  public static void counts(
      Kernels kernels, RandomGenerator random, long shots, double[] probabilities, Drawn drawn) {
    var counts =
        probabilities.length < FEW_OUTCOMES && shots >= probabilities.length
            ? Multinomial.draw(random, shots, probabilities)
            : new PoissonCounts(kernels, random, probabilities)
                .counts(shots, shots * MANY_OUTCOMES >= probabilities.length);
    for (var k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        drawn.outcome(k, counts[k]);
      }
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
}
