package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// A 2 × 2 matrix on one qubit under controls: those on high index bits select vectors, those on
/// low ones select lanes. Bodies are long because every value must stay in a register.
final class VectorControlled1 {
  private VectorControlled1() {}

  static void apply(Parts psi, Controls controls, int target, double[] m, int at) {
    if (target < LOG) {
      low(psi, controls, target, m, at);
    } else {
      high(psi, controls, 1 << target, m, at);
    }
  }

  private static void high(Parts psi, Controls controls, int bit, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    var holding = Lanes.holding(controls);
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
    var value = controls.value() & -L;
    var fixed = controls.mask() & -L | bit;
    var i = value;
    for (var k = Subset.count(re.length / L, fixed); k > 0; k--) {
      var j = i | bit;
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = DoubleVector.fromArray(S, re, j);
      var v = DoubleVector.fromArray(S, im, j);
      x.blend(v.fma(nbi, u.fma(br, y.fma(nai, x.mul(ar)))), holding).intoArray(re, i);
      y.blend(u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))), holding).intoArray(im, i);
      u.blend(v.fma(ndi, u.fma(dr, y.fma(nci, x.mul(cr)))), holding).intoArray(re, j);
      v.blend(u.fma(di, v.fma(dr, x.fma(ci, y.mul(cr)))), holding).intoArray(im, j);
      i = Subset.next(i + L - 1, fixed, value);
    }
  }

  private static void low(Parts psi, Controls controls, int target, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    var holding = Lanes.holding(controls);
    var ones = Lanes.ones(target);
    var other = Lanes.flip(1 << target);
    var ar = all(1).blend(all(m[at]), holding).blend(all(m[at + 6]), ones.and(holding));
    var ai =
        DoubleVector.zero(S)
            .blend(all(m[at + 1]), holding)
            .blend(all(m[at + 7]), ones.and(holding));
    var br =
        DoubleVector.zero(S)
            .blend(all(m[at + 2]), holding)
            .blend(all(m[at + 4]), ones.and(holding));
    var bi =
        DoubleVector.zero(S)
            .blend(all(m[at + 3]), holding)
            .blend(all(m[at + 5]), ones.and(holding));
    var nai = ai.neg();
    var nbi = bi.neg();
    var value = controls.value() & -L;
    var fixed = controls.mask() & -L;
    var i = value;
    for (var k = Subset.count(re.length / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = x.rearrange(other);
      var v = y.rearrange(other);
      v.fma(nbi, u.fma(br, y.fma(nai, x.mul(ar)))).intoArray(re, i);
      u.fma(bi, v.fma(br, x.fma(ai, y.mul(ar)))).intoArray(im, i);
      i = Subset.next(i + L - 1, fixed, value);
    }
  }
}
