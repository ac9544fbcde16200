package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// The factors of one row of a table after another, but for the one of the whole row. Rows that are
/// alike and follow each other share the work.
final class VectorRowFactors {
  /// Of the current row.
  double[] re;

  double[] im;

  private final PhaseTable table;
  private final double[] crossedRe;
  private final double[] crossedIm;
  private int there;

  VectorRowFactors(PhaseTable table) {
    this.table = table;
    this.re = table.lowRe;
    this.im = table.lowIm;
    this.crossedRe = new double[table.lowRe.length];
    this.crossedIm = new double[table.lowRe.length];
  }

  /// Goes to row `h`.
  void take(int h) {
    var crossing = table.crossing(h);
    if (crossing == 0) {
      re = table.lowRe;
      im = table.lowIm;
      return;
    }
    if (crossing != there) {
      cross(h);
      there = crossing;
    }
    re = crossedRe;
    im = crossedIm;
  }

  /// The factors of the low bits, times those of pairs that cross the row.
  private void cross(int h) {
    lanes(h);
    for (var half = L; half < crossedRe.length; half *= 2) {
      var x = DoubleVector.broadcast(S, table.crossRe(h, Integer.numberOfTrailingZeros(half)));
      var y = DoubleVector.broadcast(S, table.crossIm(h, Integer.numberOfTrailingZeros(half)));
      for (var j = 0; j < half; j += L) {
        var p = DoubleVector.fromArray(S, crossedRe, j);
        var q = DoubleVector.fromArray(S, crossedIm, j);
        p.mul(x).sub(q.mul(y)).intoArray(crossedRe, half + j);
        p.mul(y).add(q.mul(x)).intoArray(crossedIm, half + j);
      }
    }
    for (var j = 0; j < crossedRe.length; j += L) {
      var p = DoubleVector.fromArray(S, crossedRe, j);
      var q = DoubleVector.fromArray(S, crossedIm, j);
      var x = DoubleVector.fromArray(S, table.lowRe, j);
      var y = DoubleVector.fromArray(S, table.lowIm, j);
      p.mul(x).sub(q.mul(y)).intoArray(crossedRe, j);
      p.mul(y).add(q.mul(x)).intoArray(crossedIm, j);
    }
  }

  private void lanes(int h) {
    crossedRe[0] = 1;
    crossedIm[0] = 0;
    for (var half = 1; half < L; half *= 2) {
      var x = table.crossRe(h, Integer.numberOfTrailingZeros(half));
      var y = table.crossIm(h, Integer.numberOfTrailingZeros(half));
      for (var j = 0; j < half; j++) {
        crossedRe[half + j] = crossedRe[j] * x - crossedIm[j] * y;
        crossedIm[half + j] = crossedRe[j] * y + crossedIm[j] * x;
      }
    }
  }
}
