package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// Factors that depend on an amplitude's index.
final class VectorDiagonal {
  private VectorDiagonal() {}

  static void one(Parts psi, int target, double[] m, int at) {
    if (target < LOG) {
      var ones = Lanes.ones(target);
      var fr = all(m[at]).blend(all(m[at + 6]), ones);
      var fi = all(m[at + 1]).blend(all(m[at + 7]), ones);
      range(psi, 0, psi.size(), fr, fi);
      return;
    }
    var stride = 1 << target;
    var ar = all(m[at]);
    var ai = all(m[at + 1]);
    var dr = all(m[at + 6]);
    var di = all(m[at + 7]);
    for (var block = 0; block < psi.size(); block += 2 * stride) {
      range(psi, block, stride, ar, ai);
      range(psi, block + stride, stride, dr, di);
    }
  }

  static void phase(Parts psi, Controls controls, double re, double im) {
    var holding = Lanes.holding(controls);
    var fr = all(1).blend(all(re), holding);
    var fi = DoubleVector.zero(S).blend(all(im), holding);
    var fixed = controls.mask() & -L;
    var value = controls.value() & -L;
    var run = fixed == 0 ? psi.size() : Integer.lowestOneBit(fixed);
    var i = value;
    for (var k = Subset.count(psi.size(), fixed) / run; k > 0; k--) {
      range(psi, i, run, fr, fi);
      i = Subset.next(i + run - 1, fixed, value);
    }
  }

  static void many(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    var offsets = Subset.offsets(targets);
    var mask = controls.mask() | offsets[offsets.length - 1];
    for (var k = 0; k < offsets.length; k++) {
      var one = new Controls(mask, controls.value() | offsets[k]);
      phase(psi, one, m[at + 2 * k], m[at + 2 * k + 1]);
    }
  }

  private static void range(Parts psi, int from, int length, DoubleVector fr, DoubleVector fi) {
    var re = psi.re();
    var im = psi.im();
    var nfi = fi.neg();
    for (var i = from; i < from + length; i += L) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      y.fma(nfi, x.mul(fr)).intoArray(re, i);
      x.fma(fi, y.mul(fr)).intoArray(im, i);
    }
  }
}
