package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// A turn `1 − i·t·X` on one qubit and then factors from a table, in one pass: two rows together
/// where the target is a bit of the number of a row, else two vectors of a row, else lanes.
final class VectorTurnedPhases {
  private VectorTurnedPhases() {}

  static void apply(Parts psi, int target, double t, PhaseTable table) {
    if (target >= table.low) {
      rows(psi, 1 << target, t, table);
      return;
    }
    var length = table.lowRe.length;
    var factors = new VectorRowFactors(table);
    for (var h = 0; h < table.highRe.length; h++) {
      if (target >= LOG) {
        vectors(psi, h * length, 1 << target, t, factors.of(h), table.highRe[h], table.highIm[h]);
      } else {
        lanes(psi, h * length, target, t, factors.of(h), table.highRe[h], table.highIm[h]);
      }
    }
  }

  private static void rows(Parts psi, int bit, double t, PhaseTable table) {
    var length = table.lowRe.length;
    var zero = new VectorRowFactors(table);
    var one = new VectorRowFactors(table);
    for (var h = 0; h < table.highRe.length; h++) {
      var other = h | bit / length;
      if (other != h) {
        var a = new double[] {table.highRe[h], table.highIm[h]};
        var b = new double[] {table.highRe[other], table.highIm[other]};
        rows(psi, h * length, other * length, t, zero.of(h), a, one.of(other), b);
      }
    }
  }

  /// @param from start of the row where the target is 0
  /// @param to start of the row where it is 1
  private static void rows(
      Parts psi, int from, int to, double t, Parts zero, double[] f, Parts one, double[] g) {
    var re = psi.re();
    var im = psi.im();
    var fr = zero.re();
    var fi = zero.im();
    var gr = one.re();
    var gi = one.im();
    var up = all(t);
    var down = all(-t);
    var a = all(f[0]);
    var b = all(f[1]);
    var c = all(g[0]);
    var d = all(g[1]);
    for (var j = 0; j < fr.length; j += L) {
      var r0 = DoubleVector.fromArray(S, re, from + j);
      var i0 = DoubleVector.fromArray(S, im, from + j);
      var r1 = DoubleVector.fromArray(S, re, to + j);
      var i1 = DoubleVector.fromArray(S, im, to + j);
      var x0 = i1.fma(up, r0);
      var y0 = r1.fma(down, i0);
      var x1 = i0.fma(up, r1);
      var y1 = r0.fma(down, i1);
      var p = DoubleVector.fromArray(S, fr, j);
      var q = DoubleVector.fromArray(S, fi, j);
      var u = p.mul(a).sub(q.mul(b));
      var v = q.fma(a, p.mul(b));
      x0.mul(u).sub(y0.mul(v)).intoArray(re, from + j);
      y0.fma(u, x0.mul(v)).intoArray(im, from + j);
      p = DoubleVector.fromArray(S, gr, j);
      q = DoubleVector.fromArray(S, gi, j);
      u = p.mul(c).sub(q.mul(d));
      v = q.fma(c, p.mul(d));
      x1.mul(u).sub(y1.mul(v)).intoArray(re, to + j);
      y1.fma(u, x1.mul(v)).intoArray(im, to + j);
    }
  }

  private static void vectors(
      Parts psi, int from, int bit, double t, Parts factors, double hr, double hi) {
    var re = psi.re();
    var im = psi.im();
    var fr = factors.re();
    var fi = factors.im();
    var up = all(t);
    var down = all(-t);
    var a = all(hr);
    var b = all(hi);
    var j = 0;
    for (var k = Subset.count(fr.length / L, bit); k > 0; k--) {
      var r0 = DoubleVector.fromArray(S, re, from + j);
      var i0 = DoubleVector.fromArray(S, im, from + j);
      var r1 = DoubleVector.fromArray(S, re, from + j + bit);
      var i1 = DoubleVector.fromArray(S, im, from + j + bit);
      var x0 = i1.fma(up, r0);
      var y0 = r1.fma(down, i0);
      var x1 = i0.fma(up, r1);
      var y1 = r0.fma(down, i1);
      var p = DoubleVector.fromArray(S, fr, j);
      var q = DoubleVector.fromArray(S, fi, j);
      var u = p.mul(a).sub(q.mul(b));
      var v = q.fma(a, p.mul(b));
      x0.mul(u).sub(y0.mul(v)).intoArray(re, from + j);
      y0.fma(u, x0.mul(v)).intoArray(im, from + j);
      p = DoubleVector.fromArray(S, fr, j + bit);
      q = DoubleVector.fromArray(S, fi, j + bit);
      u = p.mul(a).sub(q.mul(b));
      v = q.fma(a, p.mul(b));
      x1.mul(u).sub(y1.mul(v)).intoArray(re, from + j + bit);
      y1.fma(u, x1.mul(v)).intoArray(im, from + j + bit);
      j = Subset.next(j + L - 1, bit, 0);
    }
  }

  private static void lanes(
      Parts psi, int from, int target, double t, Parts factors, double hr, double hi) {
    var re = psi.re();
    var im = psi.im();
    var fr = factors.re();
    var fi = factors.im();
    var other = Lanes.flip(1 << target);
    var up = all(t);
    var down = all(-t);
    var a = all(hr);
    var b = all(hi);
    for (var j = 0; j < fr.length; j += L) {
      var r = DoubleVector.fromArray(S, re, from + j);
      var i = DoubleVector.fromArray(S, im, from + j);
      var x = i.rearrange(other).fma(up, r);
      var y = r.rearrange(other).fma(down, i);
      var p = DoubleVector.fromArray(S, fr, j);
      var q = DoubleVector.fromArray(S, fi, j);
      var u = p.mul(a).sub(q.mul(b));
      var v = q.fma(a, p.mul(b));
      x.mul(u).sub(y.mul(v)).intoArray(re, from + j);
      y.fma(u, x.mul(v)).intoArray(im, from + j);
    }
  }
}
