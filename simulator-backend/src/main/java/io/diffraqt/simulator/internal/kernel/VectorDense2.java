package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// A 4 × 4 matrix on two qubits of high index bits: all four rows stay in registers.
final class VectorDense2 {
  private VectorDense2() {}

  static void high(Parts psi, int first, int second, double[] m, int at) {
    var one = 1 << first;
    var two = 1 << second;
    var fixed = one | two;
    var run = Math.min(one, two);
    var i = 0;
    for (var k = Subset.count(psi.size(), fixed) / run; k > 0; k--) {
      run(psi, i, run, one, two, m, at);
      i = Subset.next(i + run - 1, fixed, 0);
    }
  }

  private static void run(Parts psi, int from, int length, int one, int two, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    for (var i = from; i < from + length; i += L) {
      var xr = DoubleVector.fromArray(S, re, i);
      var xi = DoubleVector.fromArray(S, im, i);
      var yr = DoubleVector.fromArray(S, re, i + one);
      var yi = DoubleVector.fromArray(S, im, i + one);
      var ur = DoubleVector.fromArray(S, re, i + two);
      var ui = DoubleVector.fromArray(S, im, i + two);
      var vr = DoubleVector.fromArray(S, re, i + one + two);
      var vi = DoubleVector.fromArray(S, im, i + one + two);
      for (var row = 0; row < 4; row++) {
        var k = at + 8 * row;
        var to = i + ((row & 1) == 1 ? one : 0) + (row > 1 ? two : 0);
        var a = DoubleVector.broadcast(S, m[k]);
        var b = DoubleVector.broadcast(S, m[k + 1]);
        var c = DoubleVector.broadcast(S, m[k + 2]);
        var d = DoubleVector.broadcast(S, m[k + 3]);
        var e = DoubleVector.broadcast(S, m[k + 4]);
        var f = DoubleVector.broadcast(S, m[k + 5]);
        var g = DoubleVector.broadcast(S, m[k + 6]);
        var h = DoubleVector.broadcast(S, m[k + 7]);
        var plus = xr.mul(a).add(yr.mul(c)).add(ur.fma(e, vr.mul(g)));
        var minus = xi.fma(b, yi.mul(d)).add(ui.fma(f, vi.mul(h)));
        plus.sub(minus).intoArray(re, to);
        var imA = xi.fma(a, xr.fma(b, yi.fma(c, yr.mul(d))));
        var imB = ui.fma(e, ur.fma(f, vi.fma(g, vr.mul(h))));
        imA.add(imB).intoArray(im, to);
      }
    }
  }
}
