package io.diffraqt.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CompareTest {
  private static final Distribution FAIR = Distribution.of("c", 1, new double[] {0.5, 0.5});
  private static final Distribution BIASED = Distribution.of("c", 1, new double[] {0.9, 0.1});

  private static Counts coin(long zeros, long ones) {
    return Counts.of(1, Map.of("0", zeros, "1", ones));
  }

  private static Counts drawn(Distribution truth, int shots, Random random) {
    return Counts.tally(
        truth.bits(), shots, () -> random.nextDouble() < truth.probability(0) ? 0 : 1);
  }

  @Test
  void distancesHaveTheirClosedForms() {
    assertThat(Distance.TOTAL_VARIATION.between(FAIR, BIASED)).isCloseTo(0.4, within(1e-15));
    assertThat(Distance.HELLINGER.between(FAIR, BIASED))
        .isCloseTo(Math.sqrt(1 - Math.sqrt(0.45) - Math.sqrt(0.05)), within(1e-15));
    assertThat(Distance.KULLBACK_LEIBLER.between(BIASED, FAIR))
        .isCloseTo(0.9 * Math.log(1.8) + 0.1 * Math.log(0.2), within(1e-15));
    assertThat(Distance.JENSEN_SHANNON.between(coin(1, 0), coin(0, 1)))
        .isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void everyDistanceOfEqualOutcomesIsZeroAndSymmetricOnesAreSymmetric() {
    for (var distance : Distance.values()) {
      assertThat(distance.between(coin(30, 10), coin(3, 1))).isCloseTo(0, within(1e-15));
      if (distance != Distance.KULLBACK_LEIBLER) {
        assertThat(distance.between(FAIR, BIASED))
            .isCloseTo(distance.between(BIASED, FAIR), within(1e-15));
      }
    }
  }

  @Test
  void whatWasImpossibleIsInfinitelyFarByKullbackLeibler() {
    assertThat(Distance.KULLBACK_LEIBLER.between(coin(1, 1), coin(1, 0))).isInfinite();
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    var fair = new double[] {0.5, 0.5};
    assertThatThrownBy(() -> Distance.HELLINGER.between(fair, new double[] {0.5, 0.25}))
        .hasMessage(
            "no distribution: the sum is 0.75 and the least entry 0.25; they must be 1 and at least"
                + " 0");
    assertThatThrownBy(() -> Distance.HELLINGER.between(new double[] {1.5, -0.5}, fair))
        .hasMessageContaining("least entry -0.5");
    assertThatThrownBy(() -> Distance.TOTAL_VARIATION.between(fair, new double[] {1}))
        .hasMessage("distributions over 2 and 1 outcomes cannot be compared");
  }

  @Test
  void outcomesOverOtherBitsAreRefused() {
    var two = Counts.of(2, Map.of("00", 1L));
    assertThatThrownBy(() -> Distance.HELLINGER.between(two, coin(1, 1)))
        .hasMessage("outcomes over 2 and 1 bits; compare the same registers");
  }

  /// 95 % intervals of 200 seeds hold the truth at least 180 times; a correct interval fails in
  /// about 3 of 1000 seeds, and this one is fixed.
  @Test
  void theIntervalOfADistanceHoldsTheTruth() {
    var random = new Random(11);
    var held = 0;
    for (var k = 0; k < 200; k++) {
      var seen = drawn(BIASED, 400, random);
      var interval =
          Distance.TOTAL_VARIATION.interval(
              Outcomes.of(seen), Outcomes.of(FAIR), 0.95, 200, random);
      held += interval.contains(0.4) ? 1 : 0;
    }
    assertThat(held).isBetween(180, 200);
  }

  @Test
  void theExactProportionBoundsAreThoseOfClopperAndPearson() {
    var interval = Bounds.proportion(4, 20, 0.95);
    assertThat(interval.lower()).isCloseTo(0.057334, within(1e-6));
    assertThat(interval.upper()).isCloseTo(0.436614, within(1e-6));
    assertThat(Bounds.proportion(0, 10, 0.95).upper())
        .isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-12));
    assertThat(Bounds.proportion(10, 10, 0.95).lower())
        .isCloseTo(Math.pow(0.025, 0.1), within(1e-12));
  }

  @Test
  void shotNoiseStaysInsideItsBound() {
    var random = new Random(5);
    var bound = Bounds.totalVariation(2, 100, 0.05);
    var outside = 0;
    for (var k = 0; k < 1000; k++) {
      outside += Distance.TOTAL_VARIATION.between(drawn(FAIR, 100, random), FAIR) > bound ? 1 : 0;
    }
    assertThat(outside).isLessThan(50);
    assertThat(bound).isLessThan(0.15);
  }

  @Test
  void theChiSquareTailHasItsTableValues() {
    assertThat(Gamma.upper(0.5, 3.841458820694124 / 2)).isCloseTo(0.05, within(1e-12));
    assertThat(Gamma.upper(5, 18.30703805327515 / 2)).isCloseTo(0.05, within(1e-12));
    assertThat(Gamma.upper(1, 2)).isCloseTo(Math.exp(-2), within(1e-14));
  }

  /// The p-value of agreeing outcomes is uniform: 500 seeds fall below 0.1 between 25 and 75 times,
  /// false alarm below 1 in 5000 seeds.
  @Test
  void agreeingOutcomesHaveUniformPValues() {
    var random = new Random(3);
    var low = 0;
    var lowOfTwo = 0;
    for (var k = 0; k < 500; k++) {
      low += GoodnessOfFit.of(drawn(FAIR, 10_001, random), FAIR).pValue() < 0.1 ? 1 : 0;
      var pair = GoodnessOfFit.of(drawn(FAIR, 9_001, random), drawn(FAIR, 3_001, random));
      lowOfTwo += pair.pValue() < 0.1 ? 1 : 0;
    }
    assertThat(low).isBetween(25, 75);
    assertThat(lowOfTwo).isBetween(25, 75);
  }

  @Test
  void disagreeingOutcomesAreFoundOut() {
    assertThat(GoodnessOfFit.of(coin(600, 400), FAIR).pValue()).isLessThan(1e-9);
    assertThat(GoodnessOfFit.of(coin(600, 400), coin(500, 500)).pValue()).isLessThan(1e-4);
    var certain = Distribution.of("c", 1, new double[] {1, 0});
    assertThat(GoodnessOfFit.of(coin(99, 1), certain).pValue()).isZero();
  }

  @Test
  void aDeviceLikeItsModelLeavesNothingUnexplained() {
    var random = new Random(8);
    var gap = Gap.of(drawn(BIASED, 5000, random), FAIR, BIASED, 300, random);
    assertThat(gap.modelled()).isCloseTo(0.4, within(1e-12));
    assertThat(gap.total()).isCloseTo(0.4, within(0.03));
    assertThat(gap.unexplained()).isLessThan(0.015);
    assertThat(gap.pValue()).isGreaterThan(0.001);
  }

  @Test
  void whatTheModelMissesIsUnexplained() {
    var random = new Random(8);
    var gap = Gap.of(drawn(BIASED, 5000, random), FAIR, FAIR, 300, random);
    assertThat(gap.unexplained()).isCloseTo(0.4, within(0.03));
    assertThat(gap.pValue()).isCloseTo(1.0 / 301, within(1e-12));
    assertThat(gap.shotNoise()).isLessThan(0.02);
  }
}
