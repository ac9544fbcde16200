package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComplexGaussianTest {
  private static final ComplexGaussian PROCESS =
      new ComplexGaussian(NoiseSchedule.linear(10, 1e-4, 0.02));
  private static final ComplexVector CLEAN = ComplexVector.ofReal(new double[] {0.3, 0.4, 0, 0.1});

  @Test
  void theTargetOfTheFirstStepIsTheCleanPicture() {
    var pair = PROCESS.pair(CLEAN, 1, new RandomStreams(3).of("test"));
    assertThat(pair.target().fidelity(CLEAN.unit())).isEqualTo(1, within(1e-12));
    assertThat(pair.input().fidelity(CLEAN.unit())).isLessThan(1 - 1e-6);
  }

  @Test
  void inputAndTargetHaveUnitNorm() {
    var pair = PROCESS.pair(CLEAN, 5, new RandomStreams(3).of("test"));
    assertThat(pair.input().squaredNorm()).isEqualTo(1, within(1e-12));
    assertThat(pair.target().squaredNorm()).isEqualTo(1, within(1e-12));
  }

  /// With `β_2 = 0.00209`, `ᾱ_1 = 0.9999`: `c_0 = √0.9999 · 0.00209 / (1 − ᾱ_2)` and `c_1 =
  /// √0.99791 · 0.0001 / (1 − ᾱ_2)`, so that `μ̃ ∝ c_0 x_0 + c_1 x_2`.
  @Test
  void theTargetIsThePosteriorMean() {
    var pair = PROCESS.pair(CLEAN, 2, new RandomStreams(8).of("test"));
    var noise = ComplexVector.gaussian(4, new RandomStreams(8).of("test"));
    var alphaBar = 0.9999 * 0.99791;
    var noisy = CLEAN.combined(Math.sqrt(alphaBar), noise, Math.sqrt(1 - alphaBar));
    var clean = Math.sqrt(0.9999) * 0.00209 / (1 - alphaBar);
    var kept = Math.sqrt(0.99791) * 0.0001 / (1 - alphaBar);
    var expected = CLEAN.combined(clean, noisy, kept).unit();
    assertThat(pair.input().fidelity(noisy.unit())).isEqualTo(1, within(1e-12));
    assertThat(pair.target().fidelity(expected)).isEqualTo(1, within(1e-12));
  }

  /// Real and imaginary parts each have variance 1: the mean of 20,000 squared norms of 4 complex
  /// numbers is 8 with standard deviation 4/√20000 = 0.028; five of those are one false alarm in
  /// two million.
  @Test
  void complexNoiseHasVarianceOneInEachPart() {
    var random = new RandomStreams(1).of("test");
    var sum = 0.0;
    for (var k = 0; k < 20_000; k++) {
      sum += ComplexVector.gaussian(4, random).squaredNorm();
    }
    assertThat(sum / 20_000).isEqualTo(8, within(0.142));
  }
}
