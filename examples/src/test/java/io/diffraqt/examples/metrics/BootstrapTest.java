package io.diffraqt.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void theStandardErrorOfAMeanIsTheTextbookOne() {
    var data = normal(400, 1);
    var spread = bootstrap(4000, 2).ofSamples(400, rows -> mean(data, rows));
    var textbook = Math.sqrt(variance(data) / 400);
    // 4000 resamples know a standard error to 1.1 %; 5 % is more than four of that.
    assertThat(spread.standardError()).isCloseTo(textbook, within(0.05 * textbook));
    assertThat(spread.estimate()).isEqualTo(mean(data, IntStream.range(0, 400).toArray()));
  }

  @Test
  void theStandardErrorOfAShareIsTheBinomialOne() {
    var spread = bootstrap(4000, 3).ofCounts(new long[] {300, 700}, c -> c[0] / 1000.0);
    assertThat(spread.standardError()).isCloseTo(Math.sqrt(0.3 * 0.7 / 1000), within(7e-4));
  }

  @Test
  void everyResampleOfCountsKeepsTheTotalAndInventsNoOutcome() {
    var spread =
        bootstrap(500, 3)
            .ofCounts(
                new long[] {0, 5, 0, 95, 0},
                c -> c[0] + c[2] + c[4] + Math.abs(100 - Arrays.stream(c).sum()));
    assertThat(spread.percentile(0.99).upper()).isZero();
  }

  @Test
  void theIntervalsCoverTheTruthAboutAsOftenAsTheySay() {
    var random = new SplittableRandom(5);
    var covered =
        IntStream.range(0, 400)
            .filter(_ -> {
              var data = normal(100, random.nextLong());
              var spread = new Bootstrap(300, random).ofSamples(100, r -> mean(data, r));
              return spread.percentile(0.9).contains(0) && spread.basic(0.9).contains(0);
            })
            .count();
    // Both at once cover a little less than 90 %; 84 % to 94 % of 400 is three sigma either way.
    assertThat(covered).isBetween(336L, 376L);
  }

  @Test
  void theBasicIntervalIsThePercentileOneMirroredAtTheEstimate() {
    var data = normal(50, 1);
    var spread = bootstrap(200, 2).ofSamples(50, rows -> Math.exp(mean(data, rows)));
    var percentile = spread.percentile(0.8);
    var basic = spread.basic(0.8);
    assertThat(basic.lower()).isCloseTo(2 * spread.estimate() - percentile.upper(), within(1e-12));
    assertThat(basic.upper()).isCloseTo(2 * spread.estimate() - percentile.lower(), within(1e-12));
  }

  @Test
  void theNumberOfResamplesIsPartOfTheResult() {
    var spread = bootstrap(250, 2).ofCounts(new long[] {1, 1}, c -> c[0]);
    assertThat(spread.resamples()).isEqualTo(250);
    assertThat(spread.percentile(0.95).confidence()).isEqualTo(0.95);
  }

  @Test
  void countsThatAreNoTallyAreRefused() {
    assertThatThrownBy(() -> bootstrap(10, 2).ofCounts(new long[] {2, -1}, c -> c[0]))
        .hasMessage("counts [2, -1] are no tally; none may be below 0, and one must be above");
    assertThatThrownBy(() -> Tally.shares(0, 0)).hasMessageContaining("[0, 0] are no tally");
    assertThat(Tally.shares(1, 0, 3)).containsExactly(0.25, 0, 0.75);
  }

  @Test
  void theSeedFixesTheInterval() {
    var data = normal(50, 1);
    assertThat(bootstrap(100, 7).ofSamples(50, r -> mean(data, r)).percentile(0.9))
        .isEqualTo(bootstrap(100, 7).ofSamples(50, r -> mean(data, r)).percentile(0.9));
  }

  @Test
  void twoSamplesAreRedrawnEachByItself() {
    var a = normal(200, 1);
    var b = normal(800, 2);
    var spread = bootstrap(2000, 3).ofTwoSamples(200, 800, (r, s) -> mean(a, r) - mean(b, s));
    var textbook = Math.sqrt(variance(a) / 200 + variance(b) / 800);
    assertThat(spread.standardError()).isCloseTo(textbook, within(0.08 * textbook));
  }

  @Test
  void quantilesAreLinearBetweenOrderStatistics() {
    var spread = BootstrapDistribution.of(2, new double[] {4, 0, 1, 3, 2});
    assertThat(spread.percentile(0.5).lower()).isEqualTo(1);
    assertThat(spread.percentile(0.5).upper()).isEqualTo(3);
    assertThat(spread.percentile(0.9).lower()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void oneResampleIsRefused() {
    assertThatThrownBy(() -> bootstrap(1, 1)).hasMessageContaining("1 resamples show no spread");
  }

  private static Bootstrap bootstrap(int resamples, long seed) {
    return new Bootstrap(resamples, new SplittableRandom(seed));
  }

  private static double[] normal(int count, long seed) {
    var random = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToDouble(_ -> random.nextGaussian()).toArray();
  }

  private static double mean(double[] data, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> data[row]).average().orElseThrow();
  }

  private static double variance(double[] data) {
    var mean = Arrays.stream(data).average().orElseThrow();
    return Arrays.stream(data).map(x -> (x - mean) * (x - mean)).sum() / data.length;
  }
}
