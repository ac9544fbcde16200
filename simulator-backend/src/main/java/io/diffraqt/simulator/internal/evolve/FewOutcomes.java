package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Loops;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Draws single basis states of a pure state without a list of all probabilities: first a block of
/// amplitudes, then one of them.
final class FewOutcomes {
  private static final int MOST_IN_BLOCK = 256;

  private final Amplitudes<?> psi;
  private final int length;

  /// Running sums over the blocks.
  private final double[] sums;

  private FewOutcomes(Amplitudes<?> psi, int length, double[] sums) {
    this.psi = psi;
    this.length = length;
    this.sums = sums;
    for (var k = 1; k < sums.length; k++) {
      sums[k] += sums[k - 1];
    }
  }

  static <A extends Amplitudes<A>> FewOutcomes of(Loops<A> kernels, A psi) {
    var length = Math.min(MOST_IN_BLOCK, psi.size());
    return new FewOutcomes(psi, length, kernels.weights(psi, length));
  }

  /// One basis state by its probability.
  int draw(RandomGenerator random) {
    var u = random.nextDouble() * sums[sums.length - 1];
    var found = Arrays.binarySearch(sums, u);
    var block = Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
    var left = u - (block == 0 ? 0 : sums[block - 1]);
    var last = -1;
    for (var k = block * length; k < (block + 1) * length; k++) {
      var p = psi.re(k) * psi.re(k) + psi.im(k) * psi.im(k);
      last = p > 0 ? k : last;
      left -= p;
      if (left < 0) {
        return k;
      }
    }
    return last < 0 ? draw(random) : last;
  }
}
