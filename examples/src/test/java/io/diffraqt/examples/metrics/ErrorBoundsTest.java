package io.diffraqt.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.compare.Bounds;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBoundsTest {
  @Test
  void boundsOfNothingAreRefused() {
    assertThatThrownBy(() -> ErrorBounds.hoeffding(10, 1, 0)).hasMessageContaining("false alarm 0");
    assertThatThrownBy(() -> ErrorBounds.hoeffding(0, 1, 0.1)).hasMessageContaining("0 samples");
  }

  @Test
  void hoeffdingSolvesItsInequality() {
    var radius = ErrorBounds.hoeffding(1000, 2, 1e-6);
    assertThat(2 * Math.exp(-2 * 1000 * radius * radius / 4)).isCloseTo(1e-6, within(1e-15));
  }

  @Test
  void noBoundIsBrokenMoreOftenThanItAllows() {
    var random = new SplittableRandom(17);
    var broken = IntStream.range(0, 2000).filter(_ -> breaksABound(random)).count();
    // Three bounds at 1 % each are broken in at most 3 % of runs; 100 of 2000 lies 5 sigma beyond.
    assertThat(broken).isLessThan(100);
  }

  /// 60 fair throws of a die: the share of sixes, the mean, and the cumulative distribution.
  private static boolean breaksABound(SplittableRandom random) {
    var counts = new long[6];
    IntStream.range(0, 60).forEach(_ -> counts[random.nextInt(6)]++);
    var mean = IntStream.range(0, 6).mapToDouble(i -> i * counts[i]).sum() / 60;
    return !Bounds.proportion(counts[5], 60, 0.99).contains(1 / 6.0)
        || Math.abs(mean - 2.5) > ErrorBounds.hoeffding(60, 5, 0.01)
        || largestGap(counts) > ErrorBounds.cumulativeDistribution(60, 0.01);
  }

  private static double largestGap(long[] counts) {
    var cumulative = 0L;
    var gap = 0.0;
    for (var i = 0; i < counts.length; i++) {
      cumulative += counts[i];
      gap = Math.max(gap, Math.abs(cumulative / 60.0 - (i + 1) / 6.0));
    }
    return gap;
  }

  @Test
  void twoSamplesNeedMoreRoomThanOne() {
    assertThat(ErrorBounds.cumulativeDistributions(100, 100, 0.01))
        .isCloseTo(2 * ErrorBounds.cumulativeDistribution(100, 0.005), within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.05, 3.841458821", "10, 0.01, 23.209251159", "100, 0.05, 124.342113404"})
  void chiSquareHasTheCriticalValuesOfTheTables(int degrees, double falseAlarm, double value) {
    assertThat(ChiSquare.critical(degrees, falseAlarm)).isCloseTo(value, within(1e-6));
    assertThat(new ChiSquare(value, degrees, 5).pValue()).isCloseTo(falseAlarm, within(1e-7));
  }

  @Test
  void chiSquareOfADieWorkedByHand() {
    var sixth = 1 / 6.0;
    var test =
        ChiSquare.of(
            new long[] {5, 8, 9, 8, 10, 20},
            new double[] {sixth, sixth, sixth, sixth, sixth, sixth});
    assertThat(test.statistic()).isCloseTo(13.4, within(1e-12));
    assertThat(test.degreesOfFreedom()).isEqualTo(5);
    assertThat(test.leastExpected()).isCloseTo(10, within(1e-12));
    assertThat(test.pValue()).isCloseTo(0.0199, within(5e-5));
  }

  @Test
  void anImpossibleOutcomeSettlesTheMatter() {
    var test = ChiSquare.of(new long[] {5, 1, 4}, new double[] {0.5, 0, 0.5});
    assertThat(test.statistic()).isInfinite();
    assertThat(test.pValue()).isZero();
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void aTestOfNothingIsRefused() {
    assertThatThrownBy(() -> ChiSquare.of(new long[] {5}, new double[] {1}))
        .hasMessageContaining("two outcomes be possible");
  }
}
