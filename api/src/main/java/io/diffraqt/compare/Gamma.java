package io.diffraqt.compare;

/// The regularised incomplete gamma function, to about 12 digits.
///
/// Source: Abramowitz, Stegun 1964, 6.5.29 (series) and 6.5.31 (continued fraction, evaluated by
/// the method of Lentz 1976); ln Γ by Lanczos 1964 with g = 7 and nine terms.
final class Gamma {
  private static final double[] LANCZOS = {
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531,
    -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-06,
    1.5056327351493116e-07
  };
  private static final double SMALL = 1e-300;
  private static final int MOST_TERMS = 100_000;

  private Gamma() {}

  /// `Γ(a, x) / Γ(a)` for `a > 0`, `x ≥ 0`.
  static double upper(double a, double x) {
    if (x <= 0) {
      return 1;
    }
    var scale = Math.exp(a * Math.log(x) - x - log(a));
    return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
  }

  static double log(double a) {
    var sum = LANCZOS[0];
    for (var k = 1; k < LANCZOS.length; k++) {
      sum += LANCZOS[k] / (a - 1 + k);
    }
    var t = a + 6.5;
    return 0.5 * Math.log(2 * Math.PI) + (a - 0.5) * Math.log(t) - t + Math.log(sum);
  }

  private static double series(double a, double x) {
    var term = 1 / a;
    var sum = term;
    for (var k = 1; k < MOST_TERMS && term > sum * 1e-16; k++) {
      term *= x / (a + k);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double x) {
    var b = x + 1 - a;
    var c = 1 / SMALL;
    var d = 1 / b;
    var product = d;
    for (var k = 1; k < MOST_TERMS; k++) {
      var numerator = -k * (k - a);
      b += 2;
      d = 1 / nonZero(numerator * d + b);
      c = nonZero(b + numerator / c);
      product *= d * c;
      if (Math.abs(d * c - 1) < 1e-16) {
        break;
      }
    }
    return product;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < SMALL ? SMALL : value;
  }
}
