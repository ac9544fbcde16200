package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// A 2 × 2 matrix and its derivative on one qubit of a state and its derivative, in one sweep.
/// Bodies are long because every value must stay in a register.
final class VectorTangent1 {
  private VectorTangent1() {}

  static void apply(Parts psi, Parts slope, int target, double[] m, double[] dm, int at) {
    if (target < LOG) {
      low(psi, slope, target, m, dm, at);
    } else {
      rows(psi, slope, 1 << target, m, dm, at);
    }
  }

  private static void rows(Parts psi, Parts slope, int stride, double[] m, double[] dm, int at) {
    double[] re = psi.re(), im = psi.im(), sre = slope.re(), sim = slope.im();
    var ar = DoubleVector.broadcast(S, m[at]);
    var ai = DoubleVector.broadcast(S, m[at + 1]);
    var br = DoubleVector.broadcast(S, m[at + 2]);
    var bi = DoubleVector.broadcast(S, m[at + 3]);
    var cr = DoubleVector.broadcast(S, m[at + 4]);
    var ci = DoubleVector.broadcast(S, m[at + 5]);
    var dr = DoubleVector.broadcast(S, m[at + 6]);
    var di = DoubleVector.broadcast(S, m[at + 7]);
    var ear = DoubleVector.broadcast(S, dm[at]);
    var eai = DoubleVector.broadcast(S, dm[at + 1]);
    var ebr = DoubleVector.broadcast(S, dm[at + 2]);
    var ebi = DoubleVector.broadcast(S, dm[at + 3]);
    var ecr = DoubleVector.broadcast(S, dm[at + 4]);
    var eci = DoubleVector.broadcast(S, dm[at + 5]);
    var edr = DoubleVector.broadcast(S, dm[at + 6]);
    var edi = DoubleVector.broadcast(S, dm[at + 7]);
    for (var block = 0; block < re.length; block += 2 * stride) {
      for (var i = block; i < block + stride; i += L) {
        var j = i + stride;
        var x = DoubleVector.fromArray(S, re, i);
        var y = DoubleVector.fromArray(S, im, i);
        var u = DoubleVector.fromArray(S, re, j);
        var v = DoubleVector.fromArray(S, im, j);
        var p = DoubleVector.fromArray(S, sre, i);
        var q = DoubleVector.fromArray(S, sim, i);
        var g = DoubleVector.fromArray(S, sre, j);
        var h = DoubleVector.fromArray(S, sim, j);
        var ny = y.neg();
        var nv = v.neg();
        var nq = q.neg();
        var nh = h.neg();
        var a = nv.fma(ebi, u.fma(ebr, ny.fma(eai, x.mul(ear))));
        nh.fma(bi, g.fma(br, nq.fma(ai, p.fma(ar, a)))).intoArray(sre, i);
        var b = u.fma(ebi, v.fma(ebr, x.fma(eai, y.mul(ear))));
        g.fma(bi, h.fma(br, p.fma(ai, q.fma(ar, b)))).intoArray(sim, i);
        var c = nv.fma(edi, u.fma(edr, ny.fma(eci, x.mul(ecr))));
        nh.fma(di, g.fma(dr, nq.fma(ci, p.fma(cr, c)))).intoArray(sre, j);
        var d = u.fma(edi, v.fma(edr, x.fma(eci, y.mul(ecr))));
        g.fma(di, h.fma(dr, p.fma(ci, q.fma(cr, d)))).intoArray(sim, j);
        nv.fma(bi, u.fma(br, ny.fma(ai, x.mul(ar)))).intoArray(re, i);
        u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))).intoArray(im, i);
        nv.fma(di, u.fma(dr, ny.fma(ci, x.mul(cr)))).intoArray(re, j);
        u.fma(di, v.fma(dr, x.fma(ci, y.mul(cr)))).intoArray(im, j);
      }
    }
  }

  /// Both values of the target lie in one vector: each lane takes its own row of the matrix.
  private static void low(Parts psi, Parts slope, int target, double[] m, double[] dm, int at) {
    double[] re = psi.re(), im = psi.im(), sre = slope.re(), sim = slope.im();
    var ones = Lanes.ones(target);
    var other = Lanes.flip(1 << target);
    var ar = DoubleVector.broadcast(S, m[at]).blend(m[at + 6], ones);
    var ai = DoubleVector.broadcast(S, m[at + 1]).blend(m[at + 7], ones);
    var br = DoubleVector.broadcast(S, m[at + 2]).blend(m[at + 4], ones);
    var bi = DoubleVector.broadcast(S, m[at + 3]).blend(m[at + 5], ones);
    var ear = DoubleVector.broadcast(S, dm[at]).blend(dm[at + 6], ones);
    var eai = DoubleVector.broadcast(S, dm[at + 1]).blend(dm[at + 7], ones);
    var ebr = DoubleVector.broadcast(S, dm[at + 2]).blend(dm[at + 4], ones);
    var ebi = DoubleVector.broadcast(S, dm[at + 3]).blend(dm[at + 5], ones);
    for (var i = 0; i < re.length; i += L) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var p = DoubleVector.fromArray(S, sre, i);
      var q = DoubleVector.fromArray(S, sim, i);
      var u = x.rearrange(other);
      var v = y.rearrange(other);
      var g = p.rearrange(other);
      var h = q.rearrange(other);
      var ny = y.neg();
      var nv = v.neg();
      var a = nv.fma(ebi, u.fma(ebr, ny.fma(eai, x.mul(ear))));
      h.neg().fma(bi, g.fma(br, q.neg().fma(ai, p.fma(ar, a)))).intoArray(sre, i);
      var b = u.fma(ebi, v.fma(ebr, x.fma(eai, y.mul(ear))));
      g.fma(bi, h.fma(br, p.fma(ai, q.fma(ar, b)))).intoArray(sim, i);
      nv.fma(bi, u.fma(br, ny.fma(ai, x.mul(ar)))).intoArray(re, i);
      u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))).intoArray(im, i);
    }
  }
}
