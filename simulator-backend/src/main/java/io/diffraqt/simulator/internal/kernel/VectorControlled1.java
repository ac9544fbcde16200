package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

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
    var value = controls.value() & -L;
    var fixed = controls.mask() & -L | bit;
    var i = value;
    for (var k = Subset.count(re.length / L, fixed); k > 0; k--) {
      var j = i | bit;
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = DoubleVector.fromArray(S, re, j);
      var v = DoubleVector.fromArray(S, im, j);
      var xr = x.mul(m[at]).sub(y.mul(m[at + 1])).add(u.mul(m[at + 2])).sub(v.mul(m[at + 3]));
      var xi = y.mul(m[at]).add(x.mul(m[at + 1])).add(v.mul(m[at + 2])).add(u.mul(m[at + 3]));
      var ur = x.mul(m[at + 4]).sub(y.mul(m[at + 5])).add(u.mul(m[at + 6])).sub(v.mul(m[at + 7]));
      var ui = y.mul(m[at + 4]).add(x.mul(m[at + 5])).add(v.mul(m[at + 6])).add(u.mul(m[at + 7]));
      x.blend(xr, holding).intoArray(re, i);
      y.blend(xi, holding).intoArray(im, i);
      u.blend(ur, holding).intoArray(re, j);
      v.blend(ui, holding).intoArray(im, j);
      i = Subset.next(i + L - 1, fixed, value);
    }
  }

  private static void low(Parts psi, Controls controls, int target, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    var holding = Lanes.holding(controls);
    var ones = Lanes.ones(target);
    var other = Lanes.flip(1 << target);
    var ar = DoubleVector.broadcast(S, 1).blend(m[at], holding).blend(m[at + 6], ones.and(holding));
    var ai = DoubleVector.zero(S).blend(m[at + 1], holding).blend(m[at + 7], ones.and(holding));
    var br = DoubleVector.zero(S).blend(m[at + 2], holding).blend(m[at + 4], ones.and(holding));
    var bi = DoubleVector.zero(S).blend(m[at + 3], holding).blend(m[at + 5], ones.and(holding));
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
