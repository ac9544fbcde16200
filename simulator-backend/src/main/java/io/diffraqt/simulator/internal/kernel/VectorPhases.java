package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// Factors from a table, row by row.
final class VectorPhases {
  private VectorPhases() {}

  static void apply(Parts psi, PhaseTable table) {
    var factors = new VectorRowFactors(table);
    var length = table.lowRe.length;
    for (var h = 0; h < table.highRe.length; h++) {
      if (!table.isIdle(h)) {
        factors.take(h);
        row(psi, h * length, factors.re, factors.im, table.highRe[h], table.highIm[h]);
      }
    }
  }

  private static void row(Parts psi, int from, double[] fr, double[] fi, double hr, double hi) {
    var re = psi.re();
    var im = psi.im();
    var a = DoubleVector.broadcast(S, hr);
    var b = DoubleVector.broadcast(S, hi);
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
