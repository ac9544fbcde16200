package io.diffraqt.examples.diffusion;

import java.util.Arrays;
import java.util.Objects;

/// Noise added at each step `t = 1 … steps`: variances `β_t` and what is left of the picture, `ᾱ_t
/// = Π_{s≤t} (1 − β_s)`, `ᾱ_0 = 1`. Immutable.
public final class NoiseSchedule {
  private final String name;
  private final double[] betas;
  private final double[] alphaBars;

  private NoiseSchedule(String name, double[] betas) {
    this.name = name;
    this.betas = betas;
    this.alphaBars = new double[betas.length];
    alphaBars[0] = 1;
    for (var t = 1; t < betas.length; t++) {
      alphaBars[t] = alphaBars[t - 1] * (1 - betas[t]);
    }
  }

  /// `steps + 1` equally spaced values from `first` to `last`, of which the last is not used.
  ///
  /// Source: released code of Jo et al. 2026 (arXiv 2602.03405); `1e-4 … 0.02` over 10 steps gives
  /// `ᾱ_10 = 0.91290011`.
  public static NoiseSchedule linear(int steps, double first, double last) {
    var betas = new double[requireSteps(steps) + 1];
    for (var t = 1; t <= steps; t++) {
      betas[t] = requireBeta(first + (last - first) * (t - 1) / steps);
    }
    return new NoiseSchedule("linear %s to %s".formatted(first, last), betas);
  }

  /// The same variance at every step.
  public static NoiseSchedule constant(int steps, double beta) {
    var betas = new double[requireSteps(steps) + 1];
    Arrays.fill(betas, 1, betas.length, requireBeta(beta));
    return new NoiseSchedule("constant " + beta, betas);
  }

  public int steps() {
    return betas.length - 1;
  }

  /// Variance `β_t` of the noise that a step adds.
  ///
  /// @param t 1 to `steps()`
  public double beta(int t) {
    Objects.checkIndex(t - 1, steps());
    return betas[t];
  }

  /// Share `ᾱ_t` of the picture, by variance, that is left after a step.
  ///
  /// @param t 0 to `steps()`
  public double alphaBar(int t) {
    return alphaBars[t];
  }

  @Override
  public String toString() {
    return "%s, %d steps".formatted(name, steps());
  }

  private static int requireSteps(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a schedule of " + steps + " steps; at least 1");
    }
    return steps;
  }

  private static double requireBeta(double beta) {
    if (!(beta > 0 && beta < 1)) {
      throw new IllegalArgumentException("noise variance " + beta + " is not between 0 and 1");
    }
    return beta;
  }
}
