package io.diffraqt.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static final double[] LEFT = {1, 0};
  private static final double[] RIGHT = {0, 1};
  private static final double[] FAIR = {0.5, 0.5};

  @Test
  void equalDistributionsAreAtDistanceZero() {
    assertThat(Divergence.kullbackLeibler(FAIR, FAIR)).isZero();
    assertThat(Divergence.jensenShannon(FAIR, FAIR)).isZero();
    assertThat(Divergence.totalVariation(FAIR, FAIR)).isZero();
    assertThat(Divergence.hellinger(FAIR, FAIR)).isZero();
  }

  @Test
  void distributionsWithNothingInCommonAreAtTheGreatestDistance() {
    assertThat(Divergence.totalVariation(LEFT, RIGHT)).isEqualTo(1);
    assertThat(Divergence.hellinger(LEFT, RIGHT)).isCloseTo(1, within(1e-15));
    assertThat(Divergence.jensenShannon(LEFT, RIGHT)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(Divergence.kullbackLeibler(LEFT, RIGHT)).isCloseTo(12 * Math.log(10), within(1e-9));
  }

  @Test
  void certaintyAgainstAFairCoin() {
    assertThat(Divergence.kullbackLeibler(LEFT, FAIR)).isCloseTo(Math.log(2), within(1e-15));
    assertThat(Divergence.totalVariation(LEFT, FAIR)).isEqualTo(0.5);
    assertThat(Divergence.hellinger(LEFT, FAIR))
        .isCloseTo(Math.sqrt(1 - Math.sqrt(0.5)), within(1e-15));
    assertThat(Divergence.jensenShannon(LEFT, FAIR))
        .isCloseTo(
            0.5 * Math.log(4 / 3.0) + 0.25 * Math.log(2 / 3.0) + 0.25 * Math.log(2), within(1e-15));
  }

  @Test
  void onlyTheKullbackLeiblerDivergenceHasADirection() {
    var p = new double[] {0.2, 0.3, 0.5};
    var q = new double[] {0.6, 0.3, 0.1};
    assertThat(Divergence.jensenShannon(p, q))
        .isCloseTo(Divergence.jensenShannon(q, p), within(1e-15));
    assertThat(Divergence.kullbackLeibler(p, q)).isNotEqualTo(Divergence.kullbackLeibler(q, p));
  }

  @Test
  void sharesOfCountsAddUpToOne() {
    assertThat(Divergence.shares(1, 0, 3)).containsExactly(0.25, 0, 0.75);
    assertThatThrownBy(() -> Divergence.shares(2, -1)).hasMessageContaining("[2, -1] are no tally");
    assertThatThrownBy(() -> Divergence.shares(0, 0)).hasMessageContaining("[0, 0] are no tally");
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    assertThatThrownBy(() -> Divergence.totalVariation(FAIR, new double[] {0.5, 0.4}))
        .hasMessage(
            "no distribution: the sum is 0.9 and the least entry 0.4; they must be 1 and at least"
                + " 0");
    assertThatThrownBy(() -> Divergence.hellinger(FAIR, new double[] {1.5, -0.5}))
        .hasMessageContaining("least entry -0.5");
    assertThatThrownBy(() -> Divergence.hellinger(FAIR, new double[] {1}))
        .hasMessage("distributions over 2 and 1 outcomes cannot be compared");
  }
}
