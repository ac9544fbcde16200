package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// A 2 × 2 matrix on one qubit. Bodies are long because every value must stay in a register.
final class VectorDense1 {
  private VectorDense1() {}

  static void apply(Parts psi, int target, double[] m, int at) {
    if (target < LOG) {
      low(psi, target, m, at);
    } else {
      high(psi, 1 << target, m, at);
    }
  }

  private static void high(Parts psi, int stride, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    var ar = all(m[at]);
    var ai = all(m[at + 1]);
    var br = all(m[at + 2]);
    var bi = all(m[at + 3]);
    var cr = all(m[at + 4]);
    var ci = all(m[at + 5]);
    var dr = all(m[at + 6]);
    var di = all(m[at + 7]);
    var nai = ai.neg();
    var nbi = bi.neg();
    var nci = ci.neg();
    var ndi = di.neg();
    for (var block = 0; block < re.length; block += 2 * stride) {
      for (var i = block; i < block + stride; i += L) {
        var x = DoubleVector.fromArray(S, re, i);
        var y = DoubleVector.fromArray(S, im, i);
        var u = DoubleVector.fromArray(S, re, i + stride);
        var v = DoubleVector.fromArray(S, im, i + stride);
        v.fma(nbi, u.fma(br, y.fma(nai, x.mul(ar)))).intoArray(re, i);
        u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))).intoArray(im, i);
        v.fma(ndi, u.fma(dr, y.fma(nci, x.mul(cr)))).intoArray(re, i + stride);
        u.fma(di, v.fma(dr, x.fma(ci, y.mul(cr)))).intoArray(im, i + stride);
      }
    }
  }

  /// Both values of the target lie in one vector: each lane takes its own row of the matrix.
  private static void low(Parts psi, int target, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    var ones = Lanes.ones(target);
    var other = Lanes.flip(1 << target);
    var ar = all(m[at]).blend(all(m[at + 6]), ones);
    var ai = all(m[at + 1]).blend(all(m[at + 7]), ones);
    var br = all(m[at + 2]).blend(all(m[at + 4]), ones);
    var bi = all(m[at + 3]).blend(all(m[at + 5]), ones);
    var nai = ai.neg();
    var nbi = bi.neg();
    for (var i = 0; i < re.length; i += L) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = x.rearrange(other);
      var v = y.rearrange(other);
      v.fma(nbi, u.fma(br, y.fma(nai, x.mul(ar)))).intoArray(re, i);
      u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))).intoArray(im, i);
    }
  }
}
