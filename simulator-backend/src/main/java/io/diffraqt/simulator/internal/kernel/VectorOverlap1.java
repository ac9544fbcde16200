package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// The overlap of two states on one qubit.
final class VectorOverlap1 {
  private VectorOverlap1() {}

  static void apply(Parts left, Parts right, int target, double[] out) {
    if (target < LOG) {
      low(left, right, target, out);
    } else {
      rows(left, right, 1 << target, out);
    }
  }

  private static void rows(Parts left, Parts right, int stride, double[] out) {
    double[] lr = left.re(), li = left.im(), rr = right.re(), ri = right.im();
    DoubleVector s00 = DoubleVector.zero(S), t00 = s00, s01 = s00, t01 = s00;
    DoubleVector s10 = s00, t10 = s00, s11 = s00, t11 = s00;
    for (var block = 0; block < lr.length; block += 2 * stride) {
      for (var i = block; i < block + stride; i += L) {
        var x = DoubleVector.fromArray(S, lr, i);
        var y = DoubleVector.fromArray(S, li, i);
        var u = DoubleVector.fromArray(S, lr, i + stride);
        var v = DoubleVector.fromArray(S, li, i + stride);
        var p = DoubleVector.fromArray(S, rr, i);
        var q = DoubleVector.fromArray(S, ri, i);
        var g = DoubleVector.fromArray(S, rr, i + stride);
        var h = DoubleVector.fromArray(S, ri, i + stride);
        var ny = y.neg();
        var nv = v.neg();
        s00 = x.fma(p, y.fma(q, s00));
        t00 = x.fma(q, ny.fma(p, t00));
        s01 = x.fma(g, y.fma(h, s01));
        t01 = x.fma(h, ny.fma(g, t01));
        s10 = u.fma(p, v.fma(q, s10));
        t10 = u.fma(q, nv.fma(p, t10));
        s11 = u.fma(g, v.fma(h, s11));
        t11 = u.fma(h, nv.fma(g, t11));
      }
    }
    out[0] = Lanes.sum(s00);
    out[1] = Lanes.sum(t00);
    out[2] = Lanes.sum(s01);
    out[3] = Lanes.sum(t01);
    out[4] = Lanes.sum(s10);
    out[5] = Lanes.sum(t10);
    out[6] = Lanes.sum(s11);
    out[7] = Lanes.sum(t11);
  }

  private static void low(Parts left, Parts right, int target, double[] out) {
    double[] lr = left.re(), li = left.im(), rr = right.re(), ri = right.im();
    var ones = Lanes.ones(target);
    var other = Lanes.flip(1 << target);
    DoubleVector same = DoubleVector.zero(S), sameIm = same, cross = same, crossIm = same;
    for (var i = 0; i < lr.length; i += L) {
      var x = DoubleVector.fromArray(S, lr, i);
      var y = DoubleVector.fromArray(S, li, i);
      var p = DoubleVector.fromArray(S, rr, i);
      var q = DoubleVector.fromArray(S, ri, i);
      var g = p.rearrange(other);
      var h = q.rearrange(other);
      var ny = y.neg();
      same = x.fma(p, y.fma(q, same));
      sameIm = x.fma(q, ny.fma(p, sameIm));
      cross = x.fma(g, y.fma(h, cross));
      crossIm = x.fma(h, ny.fma(g, crossIm));
    }
    var zeros = ones.not();
    out[0] = Lanes.sum(same, zeros);
    out[1] = Lanes.sum(sameIm, zeros);
    out[2] = Lanes.sum(cross, zeros);
    out[3] = Lanes.sum(crossIm, zeros);
    out[4] = Lanes.sum(cross, ones);
    out[5] = Lanes.sum(crossIm, ones);
    out[6] = Lanes.sum(same, ones);
    out[7] = Lanes.sum(sameIm, ones);
  }
}
