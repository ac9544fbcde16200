package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/// A 4 × 4 matrix on two qubits: each result is the sum of four inputs, which stay in registers,
/// times vectors of coefficients.
///
/// A target on a high index bit selects vectors, one on a low bit lanes. The four inputs are then
/// the vectors at both values of the high targets, as they are and with the lanes of the low
/// targets exchanged.
final class VectorDense2 {
  /// Coefficients of one result: four inputs.
  private static final int ROW = 4 * L;

  /// Numbers of a matrix.
  private static final int MATRIX = 32;

  private VectorDense2() {}

  static void apply(Parts psi, int first, int second, double[] m, int at) {
    if (Math.min(first, second) >= LOG) {
      high(psi, 1 << first, 1 << second, Arrays.copyOfRange(m, at, at + MATRIX));
    } else {
      low(psi, first, second, m, at);
    }
  }

  /// Coefficients are read in each round, one number each: as vectors they would not fit the
  /// registers, and would straddle two lines of the cache.
  private static void high(Parts psi, int one, int two, double[] m) {
    var c = Real.of(m);
    var re = psi.re();
    var im = psi.im();
    var fixed = one | two;
    var i = 0;
    for (var k = Subset.count(re.length / L, fixed); k > 0; k--) {
      var a = DoubleVector.fromArray(S, re, i);
      var b = DoubleVector.fromArray(S, im, i);
      var p = DoubleVector.fromArray(S, re, i + one);
      var q = DoubleVector.fromArray(S, im, i + one);
      var u = DoubleVector.fromArray(S, re, i + two);
      var v = DoubleVector.fromArray(S, im, i + two);
      var x = DoubleVector.fromArray(S, re, i + fixed);
      var y = DoubleVector.fromArray(S, im, i + fixed);
      var to = i;
      for (var row = 0; row < 4; row++) {
        var at = 8 * row;
        var c0 = DoubleVector.broadcast(S, c[at]);
        var d0 = DoubleVector.broadcast(S, c[at + 1]);
        var c1 = DoubleVector.broadcast(S, c[at + 2]);
        var d1 = DoubleVector.broadcast(S, c[at + 3]);
        var c2 = DoubleVector.broadcast(S, c[at + 4]);
        var d2 = DoubleVector.broadcast(S, c[at + 5]);
        var c3 = DoubleVector.broadcast(S, c[at + 6]);
        var d3 = DoubleVector.broadcast(S, c[at + 7]);
        var plus = x.fma(c3, u.fma(c2, p.fma(c1, a.mul(c0))));
        var minus = y.fma(d3, v.fma(d2, q.fma(d1, b.mul(d0))));
        plus.sub(minus).intoArray(re, to);
        var up = x.fma(d3, u.fma(d2, p.fma(d1, a.mul(d0))));
        var down = y.fma(c3, v.fma(c2, q.fma(c1, b.mul(c0))));
        up.add(down).intoArray(im, to);
        to += (row & 1) == 0 ? one : two - one;
      }
      i = Subset.next(i + L - 1, fixed, 0);
    }
  }

  private static void low(Parts psi, int first, int second, double[] m, int at) {
    var c = coefficients(first, second, m, at);
    var low = Math.min(first, second);
    var high = Math.max(first, second);
    var one = low >= LOG ? 1 << low : 0;
    var two = high >= LOG ? 1 << high : 0;
    var flipOne = low >= LOG ? 0 : 1 << low;
    var flipTwo = high >= LOG ? 0 : 1 << high;
    var out = low >= LOG ? new int[] {0, one, two, one + two} : new int[] {0, two};
    var rows = c.size() / ROW;
    run(psi, one, two, flipOne, flipTwo, Arrays.copyOf(out, rows), c);
  }

  /// Coefficients of each result: input `k` has the lower target changed where bit 0 of `k` is 1,
  /// the higher one where bit 1 is; where targets are high, results go through their values.
  private static Parts coefficients(int first, int second, double[] m, int at) {
    var low = Math.min(first, second);
    var high = Math.max(first, second);
    var rows = (low >= LOG ? 2 : 1) * (high >= LOG ? 2 : 1);
    var c = Parts.zeros(rows * ROW);
    for (var row = 0; row < rows; row++) {
      for (var k = 0; k < 4; k++) {
        for (var lane = 0; lane < L; lane++) {
          var lower = low >= LOG ? row & 1 : lane >> low & 1;
          var higher = high < LOG ? lane >> high & 1 : low >= LOG ? row >> 1 : row;
          var out = first < second ? lower | higher << 1 : higher | lower << 1;
          var lowerIn = low >= LOG ? k & 1 : lower ^ k & 1;
          var higherIn = high >= LOG ? k >> 1 : higher ^ k >> 1;
          var in = first < second ? lowerIn | higherIn << 1 : higherIn | lowerIn << 1;
          var from = at + 2 * (4 * out + in);
          c.put(row * ROW + k * L + lane, m[from], m[from + 1]);
        }
      }
    }
    return c;
  }

  private static void run(
      Parts psi, int one, int two, int flipOne, int flipTwo, int[] out, Parts c) {
    var re = psi.re();
    var im = psi.im();
    var first = Lanes.flip(flipOne);
    var second = Lanes.flip(flipTwo);
    var both = Lanes.flip(flipOne | flipTwo);
    var fixed = one | two;
    var i = 0;
    for (var k = Subset.count(re.length / L, fixed); k > 0; k--) {
      var a = DoubleVector.fromArray(S, re, i);
      var b = DoubleVector.fromArray(S, im, i);
      var p = DoubleVector.fromArray(S, re, i + one).rearrange(first);
      var q = DoubleVector.fromArray(S, im, i + one).rearrange(first);
      var u = DoubleVector.fromArray(S, re, i + two).rearrange(second);
      var v = DoubleVector.fromArray(S, im, i + two).rearrange(second);
      var x = DoubleVector.fromArray(S, re, i + fixed).rearrange(both);
      var y = DoubleVector.fromArray(S, im, i + fixed).rearrange(both);
      for (var row = 0; row < out.length; row++) {
        var at = row * ROW;
        var c0 = DoubleVector.fromArray(S, c.re(), at);
        var d0 = DoubleVector.fromArray(S, c.im(), at);
        var c1 = DoubleVector.fromArray(S, c.re(), at + L);
        var d1 = DoubleVector.fromArray(S, c.im(), at + L);
        var c2 = DoubleVector.fromArray(S, c.re(), at + 2 * L);
        var d2 = DoubleVector.fromArray(S, c.im(), at + 2 * L);
        var c3 = DoubleVector.fromArray(S, c.re(), at + 3 * L);
        var d3 = DoubleVector.fromArray(S, c.im(), at + 3 * L);
        var plus = x.fma(c3, u.fma(c2, p.fma(c1, a.mul(c0))));
        var minus = y.fma(d3, v.fma(d2, q.fma(d1, b.mul(d0))));
        plus.sub(minus).intoArray(re, i + out[row]);
        var up = x.fma(d3, u.fma(d2, p.fma(d1, a.mul(d0))));
        var down = y.fma(c3, v.fma(c2, q.fma(c1, b.mul(c0))));
        up.add(down).intoArray(im, i + out[row]);
      }
      i = Subset.next(i + L - 1, fixed, 0);
    }
  }
}
