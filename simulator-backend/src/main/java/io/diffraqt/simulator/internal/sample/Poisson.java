package io.diffraqt.simulator.internal.sample;

import java.util.random.RandomGenerator;

/// Draws Poisson variables of means that are too large for a search from 0 upwards.
final class Poisson {
  private Poisson() {}

  /// One number by transformed rejection; expected time bounded by a constant.
  ///
  /// Source: Hörmann (1993), algorithm PTRS.
  ///
  /// @param mean at least 10
  static long large(RandomGenerator random, double mean) {
    var b = .931 + 2.53 * Math.sqrt(mean);
    var a = -.059 + .02483 * b;
    var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    var quick = .9277 - 3.6224 / (b - 2);
    while (true) {
      var u = random.nextDouble() - .5;
      var v = random.nextDouble();
      var us = .5 - Math.abs(u);
      var k = Math.floor((2 * a / us + b) * u + mean + .43);
      if (us >= .07 && v <= quick) {
        return (long) k;
      }
      if (k < 0 || us < .013 && v > us) {
        continue;
      }
      var hat = Math.log(v * inverseAlpha / (a / (us * us) + b));
      if (hat <= k * Math.log(mean) - mean - LogFactorial.of(k)) {
        return (long) k;
      }
    }
  }
}
