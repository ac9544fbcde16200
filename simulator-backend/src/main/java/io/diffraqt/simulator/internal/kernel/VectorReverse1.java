package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// The overlap of two states on one qubit, and a 2 × 2 matrix on both, in one sweep. Bodies are
/// long because every value must stay in a register.
final class VectorReverse1 {
  private VectorReverse1() {}

  static void apply(Parts left, Parts right, int target, double[] m, double[] out) {
    if (target < LOG) {
      low(left, right, target, m, out);
    } else {
      high(left, right, 1 << target, m, out);
    }
  }

  private static void high(Parts left, Parts right, int stride, double[] m, double[] out) {
    double[] lr = left.re(), li = left.im(), rr = right.re(), ri = right.im();
    var ar = DoubleVector.broadcast(S, m[0]);
    var ai = DoubleVector.broadcast(S, m[1]);
    var br = DoubleVector.broadcast(S, m[2]);
    var bi = DoubleVector.broadcast(S, m[3]);
    var cr = DoubleVector.broadcast(S, m[4]);
    var ci = DoubleVector.broadcast(S, m[5]);
    var dr = DoubleVector.broadcast(S, m[6]);
    var di = DoubleVector.broadcast(S, m[7]);
    DoubleVector s00 = DoubleVector.zero(S), t00 = s00, s01 = s00, t01 = s00;
    DoubleVector s10 = s00, t10 = s00, s11 = s00, t11 = s00;
    for (var block = 0; block < lr.length; block += 2 * stride) {
      for (var i = block; i < block + stride; i += L) {
        var j = i + stride;
        var x = DoubleVector.fromArray(S, lr, i);
        var y = DoubleVector.fromArray(S, li, i);
        var u = DoubleVector.fromArray(S, lr, j);
        var v = DoubleVector.fromArray(S, li, j);
        var p = DoubleVector.fromArray(S, rr, i);
        var q = DoubleVector.fromArray(S, ri, i);
        var g = DoubleVector.fromArray(S, rr, j);
        var h = DoubleVector.fromArray(S, ri, j);
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
        var nq = q.neg();
        var nh = h.neg();
        nv.fma(bi, u.fma(br, ny.fma(ai, x.mul(ar)))).intoArray(lr, i);
        u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))).intoArray(li, i);
        nv.fma(di, u.fma(dr, ny.fma(ci, x.mul(cr)))).intoArray(lr, j);
        u.fma(di, v.fma(dr, x.fma(ci, y.mul(cr)))).intoArray(li, j);
        nh.fma(bi, g.fma(br, nq.fma(ai, p.mul(ar)))).intoArray(rr, i);
        g.fma(bi, h.fma(br, p.fma(ai, q.mul(ar)))).intoArray(ri, i);
        nh.fma(di, g.fma(dr, nq.fma(ci, p.mul(cr)))).intoArray(rr, j);
        g.fma(di, h.fma(dr, p.fma(ci, q.mul(cr)))).intoArray(ri, j);
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

  private static void low(Parts left, Parts right, int target, double[] m, double[] out) {
    double[] lr = left.re(), li = left.im(), rr = right.re(), ri = right.im();
    var ones = Lanes.ones(target);
    var other = Lanes.flip(1 << target);
    var ar = DoubleVector.broadcast(S, m[0]).blend(m[6], ones);
    var ai = DoubleVector.broadcast(S, m[1]).blend(m[7], ones);
    var br = DoubleVector.broadcast(S, m[2]).blend(m[4], ones);
    var bi = DoubleVector.broadcast(S, m[3]).blend(m[5], ones);
    DoubleVector same = DoubleVector.zero(S), sameIm = same, cross = same, crossIm = same;
    for (var i = 0; i < lr.length; i += L) {
      var x = DoubleVector.fromArray(S, lr, i);
      var y = DoubleVector.fromArray(S, li, i);
      var p = DoubleVector.fromArray(S, rr, i);
      var q = DoubleVector.fromArray(S, ri, i);
      var u = x.rearrange(other);
      var v = y.rearrange(other);
      var g = p.rearrange(other);
      var h = q.rearrange(other);
      var ny = y.neg();
      same = x.fma(p, y.fma(q, same));
      sameIm = x.fma(q, ny.fma(p, sameIm));
      cross = x.fma(g, y.fma(h, cross));
      crossIm = x.fma(h, ny.fma(g, crossIm));
      v.neg().fma(bi, u.fma(br, ny.fma(ai, x.mul(ar)))).intoArray(lr, i);
      u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))).intoArray(li, i);
      h.neg().fma(bi, g.fma(br, q.neg().fma(ai, p.mul(ar)))).intoArray(rr, i);
      g.fma(bi, h.fma(br, p.fma(ai, q.mul(ar)))).intoArray(ri, i);
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
