package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void theCosineFallsFromTheRateToZero() {
    var rate = new LearningRate.Cosine(0.02);
    assertThat(rate.at(0, 100, 10)).isEqualTo(0.02);
    assertThat(rate.at(50, 100, 10)).isEqualTo(0.01, within(1e-15));
    assertThat(rate.at(100, 100, 10)).isEqualTo(0, within(1e-15));
  }

  @Test
  void stepsDecayAfterWholeEpochs() {
    var rate = new LearningRate.StepDecay(1, 0.5, 2);
    assertThat(rate.at(19, 100, 10)).isEqualTo(1);
    assertThat(rate.at(20, 100, 10)).isEqualTo(0.5);
    assertThat(rate.at(40, 100, 10)).isEqualTo(0.25);
  }

  @Test
  void aConstantStays() {
    assertThat(new LearningRate.Constant(0.3).at(99, 100, 1)).isEqualTo(0.3);
  }
}
