package io.diffraqt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailsTest {
  @Test
  void smallTailsEqualSumsByHand() {
    assertThat(Tails.atLeast(4, 0.5, 3)).isCloseTo(5 / 16.0, within(1e-14));
    assertThat(Tails.atMost(4, 0.5, 1)).isCloseTo(5 / 16.0, within(1e-14));
    assertThat(Tails.atLeast(3, 0.1, 3)).isCloseTo(0.001, within(1e-15));
    assertThat(Tails.atLeast(10, 0.3, 0)).isEqualTo(1);
    assertThat(Tails.atLeast(10, 0.3, 11)).isZero();
  }

  @Test
  void bothTailsAndTheMiddleMakeOne() {
    for (var k = 1; k < 2_000; k += 37) {
      var sum = Tails.atLeast(2_000, 0.3, k) + Tails.atMost(2_000, 0.3, k - 1);
      assertThat(sum).isCloseTo(1, within(1e-10));
    }
  }

  /// Chernoff's bound holds for every binomial tail and misses it by a polynomial factor only.
  @Test
  void farTailsLieBelowTheChernoffBoundAndNotFarBelow() {
    var n = 2_000;
    var p = 0.25;
    for (var k = 600; k < 1_100; k += 50) {
      var x = k / (double) n;
      var divergence = x * Math.log(x / p) + (1 - x) * Math.log((1 - x) / (1 - p));
      var tail = Tails.atLeast(n, p, k);
      assertThat(tail).isLessThanOrEqualTo(Math.exp(-n * divergence));
      assertThat(tail).isGreaterThan(Math.exp(-n * divergence) / Math.sqrt(8.0 * n));
    }
  }

  @Test
  void theImpossibleHasProbabilityZero() {
    assertThat(Tails.atLeast(100, 0, 1)).isZero();
    assertThat(Tails.atMost(100, 1, 99)).isZero();
  }
}
