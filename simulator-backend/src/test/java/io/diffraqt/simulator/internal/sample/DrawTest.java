package io.diffraqt.simulator.internal.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.simulator.internal.kernel.KernelChoice;
import io.diffraqt.simulator.internal.kernel.SmallPoisson;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
  /// Chances below `e^−30`, 1e-13, count as impossible.
  private static final double IMPOSSIBLE = 30;

  private static double[] probabilities(int size) {
    var random = new SplittableRandom(size);
    var p = new double[size];
    Arrays.setAll(p, k -> k % 7 == 3 ? 0 : random.nextExponential() + .2);
    return p;
  }

  private static long[] counts(KernelChoice kernels, long shots, double[] p) {
    var counts = new long[p.length];
    Draw.counts(kernels.kernels(), Seeds.generator(5), shots, p, (k, count) -> counts[k] += count);
    return counts;
  }

  /// Source: Laurent and Massart (2000), lemma 1, bounds a chi-square variable of `d` degrees on
  /// both sides by `d − 2·sqrt(dx)` and `d + 2·sqrt(dx) + 2x` but for a chance of `e^−x` each.
  /// Means are at least 5, where the statistic of multinomial counts is close to one.
  private static void assertChiSquare(long[] counts, double[] means) {
    var statistic = 0.0;
    var degrees = -1.0;
    for (var k = 0; k < counts.length; k++) {
      if (means[k] > 0) {
        assertThat(means[k]).isGreaterThan(5);
        statistic += (counts[k] - means[k]) * (counts[k] - means[k]) / means[k];
        degrees++;
      } else {
        assertThat(counts[k]).isZero();
      }
    }
    var spread = 2 * Math.sqrt(degrees * IMPOSSIBLE);
    assertThat(statistic).isBetween(degrees - spread, degrees + spread + 2 * IMPOSSIBLE);
  }

  /// Neighbours are taken together until their means are large enough.
  private static void assertDrawnFrom(double[] p, long shots, long[] counts, int together) {
    assertThat(Arrays.stream(counts).sum()).isEqualTo(shots);
    var total = Arrays.stream(p).sum();
    var means = new double[p.length / together];
    var sums = new long[means.length];
    for (var k = 0; k < means.length * together; k++) {
      means[k / together] += shots * p[k] / total;
      sums[k / together] += counts[k];
      if (p[k] == 0) {
        assertThat(counts[k]).isZero();
      }
    }
    assertChiSquare(sums, means);
  }

  @ParameterizedTest
  @CsvSource({
    "FASTEST,8192,500000,1",
    "SCALAR,8192,500000,1",
    "FASTEST,8192,9000,32",
    "SCALAR,8192,9000,32",
    "FASTEST,8192,900,256",
    "SCALAR,8192,900,256",
    "FASTEST,4096,4000000,1",
    "SCALAR,4096,4000000,1",
    "FASTEST,64,9000,1",
    "FASTEST,16384,16400,32"
  })
  void countsOfEveryModeFollowTheDistribution(
      KernelChoice kernels, int size, long shots, int together) {
    var p = probabilities(size);
    assertDrawnFrom(p, shots, counts(kernels, shots, p), together);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 30, 37, 100})
  void fewShotsSumUp(long shots) {
    var p = probabilities(8192);
    assertThat(Arrays.stream(counts(KernelChoice.FASTEST, shots, p)).sum()).isEqualTo(shots);
  }

  @Test
  void theLastPossibleOutcomeTakesWhatRoundingLeaves() {
    var p = new double[5000];
    p[17] = 1e-300;
    p[4000] = 1;
    assertThat(counts(KernelChoice.FASTEST, 12_345, p)[4000]).isEqualTo(12_345);
  }

  /// Both exponentials are good to a few units in the last place; a uniform number falls so close
  /// to a step with a chance of 1e-15 per draw.
  @Test
  void vectorsDrawTheNumbersOfScalars() {
    var p = new double[1003];
    Arrays.setAll(p, k -> k % 30);
    var one = new long[p.length];
    var other = new long[p.length];
    SmallPoisson.draw(KernelChoice.FASTEST.kernels(), p, .9, 77, one);
    SmallPoisson.draw(KernelChoice.SCALAR.kernels(), p, .9, 77, other);
    assertThat(one).isEqualTo(other);
    for (var k = 0; k < p.length; k++) {
      assertThat(one[k] < 0).isEqualTo(.9 * p[k] >= SmallPoisson.MOST);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {.3, 2, 11, 23.9, 24.1, 90})
  void poissonVariablesHaveTheirFrequencies(double mean) {
    var draws = 200_000;
    var p = new double[draws];
    Arrays.fill(p, 1);
    var values = new long[draws];
    SmallPoisson.draw(KernelChoice.FASTEST.kernels(), p, mean, 3, values);
    var random = Seeds.generator(4);
    var counts = new long[400];
    for (var value : values) {
      counts[Math.toIntExact(value < 0 ? Poisson.large(random, mean) : value)]++;
    }
    var kept = new long[400];
    var means = new double[400];
    var classes = 0;
    for (var k = 0; k < 400; k++) {
      var expected = draws * Math.exp(k * Math.log(mean) - mean - LogFactorial.of(k));
      means[classes] += expected;
      kept[classes] += counts[k];
      classes += means[classes] > 20 ? 1 : 0;
    }
    means[classes - 1] += means[classes];
    kept[classes - 1] += kept[classes];
    assertChiSquare(Arrays.copyOf(kept, classes), Arrays.copyOf(means, classes));
  }
}
