package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/// A 4 × 4 matrix on two qubits, four vectors at a time, one for each value of the targets.
///
/// A target that selects lanes changes places with a bit that selects vectors while its vectors are
/// in registers. Coefficients are read in each round, one number each: as vectors they would not
/// fit the registers, and would straddle two lines of the cache.
final class VectorDense2 {
  private VectorDense2() {}

  /// Whether there are vectors enough for all values of the targets.
  static boolean fits(Parts psi) {
    return psi.size() >= 4 * L;
  }

  static void apply(Parts psi, int first, int second, double[] m, int at) {
    if (Math.min(first, second) >= LOG) {
      high(psi, 1 << first, 1 << second, Arrays.copyOfRange(m, at, at + 32));
    } else if (Math.max(first, second) < LOG) {
      VectorMoves.exchange(psi, first, LOG);
      low(psi, second, LOG, swapped(m, at));
      VectorMoves.exchange(psi, first, LOG);
    } else if (first < LOG) {
      low(psi, first, second, Arrays.copyOfRange(m, at, at + 32));
    } else {
      low(psi, second, first, swapped(m, at));
    }
  }

  /// The same matrix with its operands in the other order.
  private static double[] swapped(double[] m, int at) {
    var swapped = new double[32];
    for (var k = 0; k < 16; k++) {
      var from = (k & 0b0101) << 1 | (k & 0b1010) >> 1;
      swapped[2 * k] = m[at + 2 * from];
      swapped[2 * k + 1] = m[at + 2 * from + 1];
    }
    return swapped;
  }

  private static void high(Parts psi, int one, int two, double[] m) {
    var numbers = Real.of(m);
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
      for (var row = 0; row < 32; row += 8) {
        var c0 = DoubleVector.broadcast(S, numbers[row]);
        var d0 = DoubleVector.broadcast(S, numbers[row + 1]);
        var c1 = DoubleVector.broadcast(S, numbers[row + 2]);
        var d1 = DoubleVector.broadcast(S, numbers[row + 3]);
        var c2 = DoubleVector.broadcast(S, numbers[row + 4]);
        var d2 = DoubleVector.broadcast(S, numbers[row + 5]);
        var c3 = DoubleVector.broadcast(S, numbers[row + 6]);
        var d3 = DoubleVector.broadcast(S, numbers[row + 7]);
        var plus = x.fma(c3, u.fma(c2, p.fma(c1, a.mul(c0))));
        var minus = y.fma(d3, v.fma(d2, q.fma(d1, b.mul(d0))));
        plus.sub(minus).intoArray(re, to);
        var up = x.fma(d3, u.fma(d2, p.fma(d1, a.mul(d0))));
        var down = y.fma(c3, v.fma(c2, q.fma(c1, b.mul(c0))));
        up.add(down).intoArray(im, to);
        to += (row & 8) == 0 ? one : two - one;
      }
      i = Subset.next(i + L - 1, fixed, 0);
    }
  }

  /// @param lane a target that selects lanes
  /// @param second a target that selects vectors
  private static void low(Parts psi, int lane, int second, double[] m) {
    var numbers = Real.of(m);
    var re = psi.re();
    var im = psi.im();
    var flip = Lanes.flip(1 << lane);
    var mask = Lanes.ones(lane);
    var one = second == LOG ? 2 * L : L;
    var two = 1 << second;
    var fixed = one | two;
    var i = 0;
    for (var k = Subset.count(re.length / L, fixed); k > 0; k--) {
      var c = DoubleVector.fromArray(S, re, i);
      var d = DoubleVector.fromArray(S, im, i);
      var e = DoubleVector.fromArray(S, re, i + one);
      var f = DoubleVector.fromArray(S, im, i + one);
      var a = c.blend(e.rearrange(flip), mask);
      var b = d.blend(f.rearrange(flip), mask);
      var p = c.rearrange(flip).blend(e, mask);
      var q = d.rearrange(flip).blend(f, mask);
      c = DoubleVector.fromArray(S, re, i + two);
      d = DoubleVector.fromArray(S, im, i + two);
      e = DoubleVector.fromArray(S, re, i + fixed);
      f = DoubleVector.fromArray(S, im, i + fixed);
      var u = c.blend(e.rearrange(flip), mask);
      var v = d.blend(f.rearrange(flip), mask);
      var x = c.rearrange(flip).blend(e, mask);
      var y = d.rearrange(flip).blend(f, mask);
      var to = i;
      for (var row = 0; row < 32; row += 16) {
        var g0 = DoubleVector.broadcast(S, numbers[row]);
        var h0 = DoubleVector.broadcast(S, numbers[row + 1]);
        var g1 = DoubleVector.broadcast(S, numbers[row + 2]);
        var h1 = DoubleVector.broadcast(S, numbers[row + 3]);
        var g2 = DoubleVector.broadcast(S, numbers[row + 4]);
        var h2 = DoubleVector.broadcast(S, numbers[row + 5]);
        var g3 = DoubleVector.broadcast(S, numbers[row + 6]);
        var h3 = DoubleVector.broadcast(S, numbers[row + 7]);
        var plus = x.fma(g3, u.fma(g2, p.fma(g1, a.mul(g0))));
        var minus = y.fma(h3, v.fma(h2, q.fma(h1, b.mul(h0))));
        var up = x.fma(h3, u.fma(h2, p.fma(h1, a.mul(h0))));
        var down = y.fma(g3, v.fma(g2, q.fma(g1, b.mul(g0))));
        c = plus.sub(minus);
        d = up.add(down);
        var r0 = DoubleVector.broadcast(S, numbers[row + 8]);
        var s0 = DoubleVector.broadcast(S, numbers[row + 9]);
        var r1 = DoubleVector.broadcast(S, numbers[row + 10]);
        var s1 = DoubleVector.broadcast(S, numbers[row + 11]);
        var r2 = DoubleVector.broadcast(S, numbers[row + 12]);
        var s2 = DoubleVector.broadcast(S, numbers[row + 13]);
        var r3 = DoubleVector.broadcast(S, numbers[row + 14]);
        var s3 = DoubleVector.broadcast(S, numbers[row + 15]);
        plus = x.fma(r3, u.fma(r2, p.fma(r1, a.mul(r0))));
        minus = y.fma(s3, v.fma(s2, q.fma(s1, b.mul(s0))));
        up = x.fma(s3, u.fma(s2, p.fma(s1, a.mul(s0))));
        down = y.fma(r3, v.fma(r2, q.fma(r1, b.mul(r0))));
        e = plus.sub(minus);
        f = up.add(down);
        c.blend(e.rearrange(flip), mask).intoArray(re, to);
        d.blend(f.rearrange(flip), mask).intoArray(im, to);
        c.rearrange(flip).blend(e, mask).intoArray(re, to + one);
        d.rearrange(flip).blend(f, mask).intoArray(im, to + one);
        to += two;
      }
      i = Subset.next(i + L - 1, fixed, 0);
    }
  }
}
