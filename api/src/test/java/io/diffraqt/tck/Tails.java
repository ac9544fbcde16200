package io.diffraqt.tck;

/// Exact tails of the binomial distribution.
final class Tails {
  private static final double NEGLIGIBLE = 1e-30;

  private Tails() {}

  /// `P(X ≥ k)` for `X` binomial with `n` trials of probability `p`; `O(n)`.
  static double atLeast(long n, double p, long k) {
    if (k <= 0 || p >= 1) {
      return k <= n ? 1 : 0;
    }
    if (p <= 0 || k > n) {
      return 0;
    }
    if (k < n * p) {
      return Math.max(0, 1 - atMost(n, p, k - 1));
    }
    var term = mass(n, p, k);
    var sum = term;
    for (var j = k; j < n && term > NEGLIGIBLE * sum; j++) {
      term *= (double) (n - j) / (j + 1) * p / (1 - p);
      sum += term;
    }
    return Math.min(1, sum);
  }

  /// `P(X ≤ k)`; `O(n)`.
  static double atMost(long n, double p, long k) {
    return k >= n ? 1 : k < 0 ? 0 : atLeast(n, 1 - p, n - k);
  }

  private static double mass(long n, double p, long k) {
    return Math.exp(
        logFactorial(n)
            - logFactorial(k)
            - logFactorial(n - k)
            + k * Math.log(p)
            + (n - k) * Math.log1p(-p));
  }

  /// Stirling's series from 256 on, where its error is below 1e-17. Source: Abramowitz and Stegun
  /// 1964, equation 6.1.41.
  private static double logFactorial(long n) {
    if (n < 256) {
      var sum = 0.0;
      for (var k = 2L; k <= n; k++) {
        sum += Math.log(k);
      }
      return sum;
    }
    var x = n + 1.0;
    return (x - 0.5) * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x)
        + 1 / (1260 * x * x * x * x * x);
  }
}
