package io.diffraqt.simulator.internal.kernel;

/// Factors from a table, row by row.
final class ScalarPhases {
  private ScalarPhases() {}

  static void apply(Parts psi, PhaseTable table) {
    var length = table.lowRe.length;
    var re = new double[length];
    var im = new double[length];
    var there = 0;
    for (var h = 0; h < table.highRe.length; h++) {
      if (table.isIdle(h)) {
        continue;
      }
      var crossing = table.crossing(h);
      if (crossing == 0) {
        row(psi, h * length, table.lowRe, table.lowIm, table.highRe[h], table.highIm[h]);
        continue;
      }
      if (crossing != there) {
        cross(table, h, re, im);
        there = crossing;
      }
      row(psi, h * length, re, im, table.highRe[h], table.highIm[h]);
    }
  }

  /// The factors of a row: those of pairs that cross it, times those of the low bits.
  private static void cross(PhaseTable table, int h, double[] re, double[] im) {
    re[0] = 1;
    im[0] = 0;
    for (var half = 1; half < re.length; half *= 2) {
      var x = table.crossRe(h, Integer.numberOfTrailingZeros(half));
      var y = table.crossIm(h, Integer.numberOfTrailingZeros(half));
      for (var j = 0; j < half; j++) {
        re[half + j] = re[j] * x - im[j] * y;
        im[half + j] = re[j] * y + im[j] * x;
      }
    }
    for (var j = 0; j < re.length; j++) {
      var x = re[j];
      re[j] = x * table.lowRe[j] - im[j] * table.lowIm[j];
      im[j] = x * table.lowIm[j] + im[j] * table.lowRe[j];
    }
  }

  private static void row(Parts psi, int from, double[] fr, double[] fi, double hr, double hi) {
    var re = psi.re();
    var im = psi.im();
    for (var j = 0; j < fr.length; j++) {
      var c = fr[j] * hr - fi[j] * hi;
      var d = fr[j] * hi + fi[j] * hr;
      var x = re[from + j];
      var y = im[from + j];
      re[from + j] = x * c - y * d;
      im[from + j] = x * d + y * c;
    }
  }
}
