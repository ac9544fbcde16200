package io.diffraqt.simulator.internal.sample;

import java.util.random.RandomGenerator;

/// Draws numbers of successes.
final class Binomial {
  /// Below this mean the search from 0 upwards is short.
  private static final double SHORT = 10;

  private Binomial() {}

  /// Successes of `trials` with probability `p` each; expected time bounded by a constant.
  static long draw(RandomGenerator random, long trials, double p) {
    if (p <= 0 || trials == 0) {
      return 0;
    }
    if (p >= 1) {
      return trials;
    }
    if (p > .5) {
      return trials - draw(random, trials, 1 - p);
    }
    return trials * p < SHORT ? search(random, trials, p) : reject(random, trials, p);
  }

  /// Inverts the distribution function term by term.
  private static long search(RandomGenerator random, long trials, double p) {
    var odds = p / (1 - p);
    var term = Math.exp(trials * Math.log1p(-p));
    var left = random.nextDouble();
    for (var k = 0L; k < trials; k++) {
      if (left < term) {
        return k;
      }
      left -= term;
      term *= odds * (trials - k) / (k + 1);
      if (term == 0) {
        return k;
      }
    }
    return trials;
  }

  /// Transformed rejection. Source: Hörmann (1993), algorithm BTRS, with the acceptance test in
  /// logarithms of the probabilities relative to the mode.
  private static long reject(RandomGenerator random, long n, double p) {
    var deviation = Math.sqrt(n * p * (1 - p));
    var b = 1.15 + 2.53 * deviation;
    var a = -.0873 + .0248 * b + .01 * p;
    var c = n * p + .5;
    var alpha = (2.83 + 5.1 / b) * deviation;
    var mode = Math.floor((n + 1) * p);
    while (true) {
      var u = random.nextDouble() - .5;
      var v = random.nextDouble();
      var us = .5 - Math.abs(u);
      var k = Math.floor((2 * a / us + b) * u + c);
      if (k < 0 || k > n) {
        continue;
      }
      var hat = Math.log(v * alpha / (a / (us * us) + b));
      if (hat <= logRatio((double) n, p, mode, k)) {
        return (long) k;
      }
    }
  }

  /// Logarithm of P(k) / P(mode).
  private static double logRatio(double n, double p, double mode, double k) {
    return LogFactorial.of(mode)
        + LogFactorial.of(n - mode)
        - LogFactorial.of(k)
        - LogFactorial.of(n - k)
        + (k - mode) * Math.log(p / (1 - p));
  }
}
