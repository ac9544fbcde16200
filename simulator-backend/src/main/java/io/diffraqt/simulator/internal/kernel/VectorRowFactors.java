package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// The factors of one row of a table after another, but for the one of the whole row. Rows that are
/// alike and follow each other share the work.
final class VectorRowFactors {
  private final PhaseTable table;
  private final Parts plain;
  private final Parts crossed;
  private int there;

  VectorRowFactors(PhaseTable table) {
    this.table = table;
    this.plain = Parts.of(table.lowRe, table.lowIm);
    this.crossed = Parts.zeros(plain.size());
  }

  /// The factors of row `h`, good until the next call.
  Parts of(int h) {
    var crossing = table.crossing(h);
    if (crossing == 0) {
      return plain;
    }
    if (crossing != there) {
      cross(h);
      there = crossing;
    }
    return crossed;
  }

  /// The factors of the low bits, times those of pairs that cross the row.
  private void cross(int h) {
    var re = crossed.re();
    var im = crossed.im();
    lanes(h);
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

  private void lanes(int h) {
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
}
