package io.diffraqt.examples.diffusion;

import java.util.random.RandomGenerator;

/// The forward process on complex amplitudes, with square roots as in Ho et al. 2020.
///
/// Source: `x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε` and the posterior mean `μ̃_t = √ᾱ_{t−1} β_t/(1−ᾱ_t) x_0 +
/// √(1−β_t) (1−ᾱ_{t−1})/(1−ᾱ_t) x_t` (Ho et al. 2020, eq. 7) with complex `ε` of variance 1 in each
/// part. At `t = 1` the posterior mean is `x_0`.
///
/// @param schedule how much noise at which step
public record ComplexGaussian(NoiseSchedule schedule) {
  /// A noisy picture and what a denoising step should make of it, both of unit norm.
  ///
  /// @param input `x_t`
  /// @param target `μ̃_t`
  public record Pair(ComplexVector input, ComplexVector target) {}

  /// Draws `x_t` for a clean picture, and its posterior mean.
  ///
  /// @param clean `x_0`, of the norm it is given with: that norm fixes the signal-to-noise ratio
  /// @param t 1 to `schedule().steps()`
  public Pair pair(ComplexVector clean, int t, RandomGenerator random) {
    var noise = ComplexVector.gaussian(clean.size(), random);
    var left = schedule.alphaBar(t);
    var noisy = clean.combined(Math.sqrt(left), noise, Math.sqrt(1 - left));
    return new Pair(noisy.unit(), posteriorMean(clean, noisy, t).unit());
  }

  private ComplexVector posteriorMean(ComplexVector clean, ComplexVector noisy, int t) {
    var beta = schedule.beta(t);
    var before = schedule.alphaBar(t - 1);
    var added = 1 - schedule.alphaBar(t);
    var ofClean = Math.sqrt(before) * beta / added;
    var ofNoisy = Math.sqrt(1 - beta) * (1 - before) / added;
    return clean.combined(ofClean, noisy, ofNoisy);
  }
}
