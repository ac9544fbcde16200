package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// Factors from a table, row by row.
final class VectorPhases {
  private VectorPhases() {}

  static void apply(Parts psi, PhaseTable table) {
    var length = table.lowRe.length;
    var plain = Parts.of(table.lowRe, table.lowIm);
    var crossed = Parts.zeros(length);
    var there = 0;
    for (var h = 0; h < table.highRe.length; h++) {
      if (table.isIdle(h)) {
        continue;
      }
      var crossing = table.crossing(h);
      if (crossing == 0) {
        row(psi, h * length, plain, table.highRe[h], table.highIm[h]);
        continue;
      }
      if (crossing != there) {
        cross(table, h, plain, crossed);
        there = crossing;
      }
      row(psi, h * length, crossed, table.highRe[h], table.highIm[h]);
    }
  }

  /// The factors of a row: those of the low bits, times those of pairs that cross it.
  private static void cross(PhaseTable table, int h, Parts plain, Parts crossed) {
    var re = crossed.re();
    var im = crossed.im();
    lanes(table, h, crossed);
    for (var half = L; half < re.length; half *= 2) {
      var x = all(table.crossRe(h, Integer.numberOfTrailingZeros(half)));
      var y = all(table.crossIm(h, Integer.numberOfTrailingZeros(half)));
      for (var j = 0; j < half; j += L) {
        var p = DoubleVector.fromArray(S, re, j);
        var q = DoubleVector.fromArray(S, im, j);
        p.mul(x).sub(q.mul(y)).intoArray(re, half + j);
        p.mul(y).add(q.mul(x)).intoArray(im, half + j);
      }
    }
    for (var j = 0; j < re.length; j += L) {
      var p = DoubleVector.fromArray(S, re, j);
      var q = DoubleVector.fromArray(S, im, j);
      var x = DoubleVector.fromArray(S, plain.re(), j);
      var y = DoubleVector.fromArray(S, plain.im(), j);
      p.mul(x).sub(q.mul(y)).intoArray(re, j);
      p.mul(y).add(q.mul(x)).intoArray(im, j);
    }
  }

  private static void lanes(PhaseTable table, int h, Parts crossed) {
    var re = crossed.re();
    var im = crossed.im();
    re[0] = 1;
    im[0] = 0;
    for (var half = 1; half < L; half *= 2) {
      var x = Real.of(table.crossRe(h, Integer.numberOfTrailingZeros(half)));
      var y = Real.of(table.crossIm(h, Integer.numberOfTrailingZeros(half)));
      for (var j = 0; j < half; j++) {
        re[half + j] = re[j] * x - im[j] * y;
        im[half + j] = re[j] * y + im[j] * x;
      }
    }
  }

  private static void row(Parts psi, int from, Parts factors, double hr, double hi) {
    var re = psi.re();
    var im = psi.im();
    var a = all(hr);
    var b = all(hi);
    var nb = b.neg();
    for (var j = 0; j < factors.size(); j += L) {
      var p = DoubleVector.fromArray(S, factors.re(), j);
      var q = DoubleVector.fromArray(S, factors.im(), j);
      var c = q.fma(nb, p.mul(a));
      var d = q.fma(a, p.mul(b));
      var x = DoubleVector.fromArray(S, re, from + j);
      var y = DoubleVector.fromArray(S, im, from + j);
      y.neg().fma(d, x.mul(c)).intoArray(re, from + j);
      y.fma(c, x.mul(d)).intoArray(im, from + j);
    }
  }
}
