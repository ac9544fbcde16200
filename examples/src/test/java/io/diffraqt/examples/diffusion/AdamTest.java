package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {
  /// After two gradients 2 and −1: m = 0.9·0.2 − 0.1 = 0.08, v = 0.999·0.004 + 0.001 = 0.004996,
  /// corrected by 0.19 and 0.001999.
  @Test
  void twoStepsFollowThePublishedRecurrence() {
    var adam = Adam.fresh(1);
    var parameters = new double[] {1};
    adam.step(parameters, RealVector.of(2), 0.1, 0);
    assertThat(parameters[0]).isEqualTo(0.9, within(1e-9));
    adam.step(parameters, RealVector.of(-1), 0.1, 0);
    var second = 0.1 * (0.08 / 0.19) / Math.sqrt(0.004996 / 0.001999);
    assertThat(parameters[0]).isEqualTo(0.9 - second, within(1e-9));
  }

  @Test
  void weightDecayPullsTowardsZero() {
    var parameters = new double[] {1, -1};
    Adam.fresh(2).step(parameters, RealVector.of(0, 0), 0.1, 0.01);
    assertThat(parameters).containsExactly(new double[] {0.9, -0.9}, within(1e-6));
  }

  @Test
  void aResumedOptimiserGoesOnBitForBit() {
    var whole = Adam.fresh(2);
    var parameters = new double[] {0.3, -0.2};
    whole.step(parameters, RealVector.of(0.7, 0.1), 0.02, 0);
    var other = parameters.clone();
    var resumed = Adam.resumed(whole.state());
    whole.step(parameters, RealVector.of(-0.4, 0.9), 0.02, 0);
    resumed.step(other, RealVector.of(-0.4, 0.9), 0.02, 0);
    assertThat(other).containsExactly(parameters);
  }
}
