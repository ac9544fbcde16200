package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// Factors from a table, row by row.
final class VectorPhases {
  private VectorPhases() {}

  static void apply(Parts psi, PhaseTable table) {
    var factors = new VectorRowFactors(table);
    var length = table.lowRe.length;
    for (var h = 0; h < table.highRe.length; h++) {
      if (!table.isIdle(h)) {
        row(psi, h * length, factors.of(h), table.highRe[h], table.highIm[h]);
      }
    }
  }

  private static void row(Parts psi, int from, Parts factors, double hr, double hi) {
    var re = psi.re();
    var im = psi.im();
    var fr = factors.re();
    var fi = factors.im();
    var a = all(hr);
    var b = all(hi);
    for (var j = 0; j < fr.length; j += L) {
      var p = DoubleVector.fromArray(S, fr, j);
      var q = DoubleVector.fromArray(S, fi, j);
      var c = p.mul(a).sub(q.mul(b));
      var d = q.fma(a, p.mul(b));
      var x = DoubleVector.fromArray(S, re, from + j);
      var y = DoubleVector.fromArray(S, im, from + j);
      x.mul(c).sub(y.mul(d)).intoArray(re, from + j);
      y.fma(c, x.mul(d)).intoArray(im, from + j);
    }
  }
}
