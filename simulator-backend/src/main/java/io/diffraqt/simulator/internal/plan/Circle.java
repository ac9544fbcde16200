package io.diffraqt.simulator.internal.plan;

/// Cosines and sines of many angles at once, to within 3e-16: one loop without branches, which the
/// compiler turns into vector instructions. Two calls of the platform per angle would take half of
/// the time of a small circuit.
///
/// The nearest multiple of π/2 is taken off; of what is left, the polynomials of FDLIBM are taken.
/// Source: Sun Microsystems (1993), FDLIBM, `k_sin.c` and `k_cos.c`.
final class Circle {
  /// Beyond, the nearest multiple of π/2 is not known well enough.
  private static final double MOST = 1e5;

  private static final double TWO_OVER_PI = 2 / Math.PI;
  private static final double HALF_PI_HIGH = 0x1.921fb54442d18p0;
  private static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;

  /// Adding it leaves no place behind the point.
  private static final double ROUNDER = 0x1.8p52;

  private Circle() {}

  /// Writes the cosine and the sine of each angle; the three arrays have one length.
  static void fill(double[] angles, double[] cos, double[] sin) {
    var largest = 0.0;
    for (var angle : angles) {
      largest = Math.max(largest, Math.abs(angle));
    }
    if (largest <= MOST) {
      small(angles, cos, sin);
    } else {
      for (var a = 0; a < angles.length; a++) {
        cos[a] = Math.cos(angles[a]);
        sin[a] = Math.sin(angles[a]);
      }
    }
  }

  private static void small(double[] angles, double[] cos, double[] sin) {
    for (var a = 0; a < angles.length; a++) {
      var n = angles[a] * TWO_OVER_PI + ROUNDER - ROUNDER;
      var r = Math.fma(n, -HALF_PI_LOW, Math.fma(n, -HALF_PI_HIGH, angles[a]));
      var z = r * r;
      var s = Math.fma(r * z, odd(z), r);
      var c = Math.fma(z * z, even(z), Math.fma(z, -.5, 1));
      var quarter = n - 4 * Math.floor(n * .25);
      var half = Math.floor(quarter * .5);
      var turned = quarter - 2 * half;
      var negative = half + turned - 2 * half * turned;
      cos[a] = (1 - 2 * negative) * ((1 - turned) * c + turned * s);
      sin[a] = (1 - 2 * half) * ((1 - turned) * s + turned * c);
    }
  }

  /// `(sin r − r) / r³` of `z = r²`.
  private static double odd(double z) {
    var p = Math.fma(z, 1.58969099521155e-10, -2.5050760253406863e-08);
    p = Math.fma(z, p, 2.7557313707070068e-06);
    p = Math.fma(z, p, -0.0001984126982985795);
    p = Math.fma(z, p, 0.00833333333332249);
    return Math.fma(z, p, -0.16666666666666632);
  }

  /// `(cos r − 1 + r²/2) / r⁴` of `z = r²`.
  private static double even(double z) {
    var p = Math.fma(z, -1.1359647557788195e-11, 2.087572321298175e-09);
    p = Math.fma(z, p, -2.7557314351390663e-07);
    p = Math.fma(z, p, 2.480158728947673e-05);
    p = Math.fma(z, p, -0.001388888888887411);
    return Math.fma(z, p, 0.0416666666666666);
  }
}
