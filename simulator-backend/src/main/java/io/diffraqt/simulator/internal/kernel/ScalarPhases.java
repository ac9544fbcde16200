package io.diffraqt.simulator.internal.kernel;

/// Factors from a table, row by row.
final class ScalarPhases {
  private ScalarPhases() {}

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

  /// The factors of a row: those of pairs that cross it, times those of the low bits.
  private static void cross(PhaseTable table, int h, Parts plain, Parts crossed) {
    var re = crossed.re();
    var im = crossed.im();
    re[0] = 1;
    im[0] = 0;
    for (var half = 1; half < re.length; half *= 2) {
      var x = Real.of(table.crossRe(h, Integer.numberOfTrailingZeros(half)));
      var y = Real.of(table.crossIm(h, Integer.numberOfTrailingZeros(half)));
      for (var j = 0; j < half; j++) {
        re[half + j] = re[j] * x - im[j] * y;
        im[half + j] = re[j] * y + im[j] * x;
      }
    }
    for (var j = 0; j < re.length; j++) {
      var x = re[j];
      re[j] = x * plain.re()[j] - im[j] * plain.im()[j];
      im[j] = x * plain.im()[j] + im[j] * plain.re()[j];
    }
  }

  private static void row(Parts psi, int from, Parts factors, double hr, double hi) {
    var re = psi.re();
    var im = psi.im();
    var fr = factors.re();
    var fi = factors.im();
    var a = Real.of(hr);
    var b = Real.of(hi);
    for (var j = 0; j < fr.length; j++) {
      var c = fr[j] * a - fi[j] * b;
      var d = fr[j] * b + fi[j] * a;
      var x = re[from + j];
      var y = im[from + j];
      re[from + j] = x * c - y * d;
      im[from + j] = x * d + y * c;
    }
  }
}
