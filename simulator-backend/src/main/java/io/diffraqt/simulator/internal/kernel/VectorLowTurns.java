package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// Turns `1 − i·t·X` on qubits whose values select lanes. Bodies are long because every value must
/// stay in a register.
final class VectorLowTurns {
  private VectorLowTurns() {}

  /// How many of the targets, from the first one on, have had their turn.
  static int apply(Parts psi, int[] targets, double[] t) {
    var low = 0;
    var tangents = new double[Math.max(LOG, 4)];
    while (low < targets.length && targets[low] < LOG) {
      tangents[targets[low]] = t[low];
      low++;
    }
    if (low == 0) {
      return 0;
    }
    if (low == 1) {
      one(psi, targets[0], t[0]);
      return 1;
    }
    if (targets[low - 1] == 3) {
      four(psi, tangents);
    } else {
      three(psi, tangents);
    }
    return low;
  }

  private static void one(Parts psi, int target, double t) {
    var re = psi.re();
    var im = psi.im();
    var other = Lanes.flip(1 << target);
    var p = all(t);
    var m = all(-t);
    for (var i = 0; i < re.length; i += L) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      y.rearrange(other).fma(p, x).intoArray(re, i);
      x.rearrange(other).fma(m, y).intoArray(im, i);
    }
  }

  private static void three(Parts psi, double[] t) {
    var re = psi.re();
    var im = psi.im();
    var f0 = Lanes.flip(1);
    var f1 = Lanes.flip(2 & L - 1);
    var f2 = Lanes.flip(4 & L - 1);
    var p0 = all(t[0]);
    var p1 = all(t[1]);
    var p2 = all(t[2]);
    var m0 = all(-t[0]);
    var m1 = all(-t[1]);
    var m2 = all(-t[2]);
    for (var i = 0; i < re.length; i += L) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = y.rearrange(f0).fma(p0, x);
      y = x.rearrange(f0).fma(m0, y);
      x = y.rearrange(f1).fma(p1, u);
      y = u.rearrange(f1).fma(m1, y);
      y.rearrange(f2).fma(p2, x).intoArray(re, i);
      x.rearrange(f2).fma(m2, y).intoArray(im, i);
    }
  }

  private static void four(Parts psi, double[] t) {
    var re = psi.re();
    var im = psi.im();
    var f0 = Lanes.flip(1);
    var f1 = Lanes.flip(2 & L - 1);
    var f2 = Lanes.flip(4 & L - 1);
    var f3 = Lanes.flip(8 & L - 1);
    var p0 = all(t[0]);
    var p1 = all(t[1]);
    var p2 = all(t[2]);
    var p3 = all(t[3]);
    var m0 = all(-t[0]);
    var m1 = all(-t[1]);
    var m2 = all(-t[2]);
    var m3 = all(-t[3]);
    for (var i = 0; i < re.length; i += L) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = y.rearrange(f0).fma(p0, x);
      y = x.rearrange(f0).fma(m0, y);
      x = y.rearrange(f1).fma(p1, u);
      y = u.rearrange(f1).fma(m1, y);
      u = y.rearrange(f2).fma(p2, x);
      y = x.rearrange(f2).fma(m2, y);
      y.rearrange(f3).fma(p3, u).intoArray(re, i);
      u.rearrange(f3).fma(m3, y).intoArray(im, i);
    }
  }
}
