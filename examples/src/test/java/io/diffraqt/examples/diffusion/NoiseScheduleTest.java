package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseScheduleTest {
  @Test
  void theLinearScheduleLeavesWhatTheReleasedCodeLeaves() {
    var schedule = NoiseSchedule.linear(10, 1e-4, 0.02);
    assertThat(schedule.alphaBar(10)).isEqualTo(0.91290011, within(5e-9));
    assertThat(schedule.beta(1)).isEqualTo(1e-4);
    assertThat(schedule.beta(10)).isEqualTo(0.01801, within(1e-12));
    assertThat(schedule.alphaBar(0)).isEqualTo(1);
  }

  @Test
  void theConstantScheduleIsAPower() {
    var schedule = NoiseSchedule.constant(10, 0.01);
    assertThat(schedule.alphaBar(10)).isEqualTo(Math.pow(0.99, 10), within(1e-15));
  }

  @Test
  void aVarianceOfOneIsRefused() {
    assertThatThrownBy(() -> NoiseSchedule.constant(3, 1))
        .hasMessage("noise variance 1.0 is not between 0 and 1");
  }

  @Test
  void thereIsNoStepZero() {
    assertThatThrownBy(() -> NoiseSchedule.constant(3, 0.1).beta(0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
