package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// A real 4 × 4 matrix on the letters of one qubit. Bodies are long because every value must stay
/// in a register.
final class VectorPauliTurn {
  private VectorPauliTurn() {}

  /// The first row is (1, 0, 0, 0): the coefficient of I stays.
  static void keepingTrace(double[] v, int size, int[] bits, int idle, double[] m, int at) {
    var z = 1 << bits[0];
    var x = 1 << bits[1];
    var za = DoubleVector.broadcast(S, m[at + 4]);
    var zb = DoubleVector.broadcast(S, m[at + 5]);
    var zc = DoubleVector.broadcast(S, m[at + 6]);
    var zd = DoubleVector.broadcast(S, m[at + 7]);
    var xa = DoubleVector.broadcast(S, m[at + 8]);
    var xb = DoubleVector.broadcast(S, m[at + 9]);
    var xc = DoubleVector.broadcast(S, m[at + 10]);
    var xd = DoubleVector.broadcast(S, m[at + 11]);
    var ya = DoubleVector.broadcast(S, m[at + 12]);
    var yb = DoubleVector.broadcast(S, m[at + 13]);
    var yc = DoubleVector.broadcast(S, m[at + 14]);
    var yd = DoubleVector.broadcast(S, m[at + 15]);
    var fixed = z | x | idle | L - 1;
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      var a = DoubleVector.fromArray(S, v, i);
      var b = DoubleVector.fromArray(S, v, i + z);
      var c = DoubleVector.fromArray(S, v, i + x);
      var d = DoubleVector.fromArray(S, v, i + x + z);
      d.fma(zd, c.fma(zc, b.fma(zb, a.mul(za)))).intoArray(v, i + z);
      d.fma(xd, c.fma(xc, b.fma(xb, a.mul(xa)))).intoArray(v, i + x);
      d.fma(yd, c.fma(yc, b.fma(yb, a.mul(ya)))).intoArray(v, i + x + z);
    }
  }

  /// Row by row, since 16 numbers and 4 coefficients leave no register.
  static void any(double[] v, int size, int[] bits, int idle, double[] m, int at) {
    var z = 1 << bits[0];
    var x = 1 << bits[1];
    var fixed = z | x | idle | L - 1;
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      var a = DoubleVector.fromArray(S, v, i);
      var b = DoubleVector.fromArray(S, v, i + z);
      var c = DoubleVector.fromArray(S, v, i + x);
      var d = DoubleVector.fromArray(S, v, i + x + z);
      row(a, b, c, d, m, at).intoArray(v, i);
      row(a, b, c, d, m, at + 4).intoArray(v, i + z);
      row(a, b, c, d, m, at + 8).intoArray(v, i + x);
      row(a, b, c, d, m, at + 12).intoArray(v, i + x + z);
    }
  }

  private static DoubleVector row(
      DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d, double[] m, int at) {
    return d.lanewise(
        jdk.incubator.vector.VectorOperators.FMA,
        DoubleVector.broadcast(S, m[at + 3]),
        c.fma(
            DoubleVector.broadcast(S, m[at + 2]),
            b.fma(DoubleVector.broadcast(S, m[at + 1]), a.mul(m[at]))));
  }

  /// I and Z lie in one vector, X and Y in another: each lane takes its own row of the matrix.
  static void low(double[] v, int size, int[] bits, int idle, double[] m, int at) {
    var x = 1 << bits[1];
    var ones = Lanes.ones(bits[0]);
    var other = Lanes.flip(1 << bits[0]);
    var aa = DoubleVector.broadcast(S, m[at]).blend(m[at + 5], ones);
    var ab = DoubleVector.broadcast(S, m[at + 1]).blend(m[at + 4], ones);
    var ac = DoubleVector.broadcast(S, m[at + 2]).blend(m[at + 7], ones);
    var ad = DoubleVector.broadcast(S, m[at + 3]).blend(m[at + 6], ones);
    var ba = DoubleVector.broadcast(S, m[at + 8]).blend(m[at + 13], ones);
    var bb = DoubleVector.broadcast(S, m[at + 9]).blend(m[at + 12], ones);
    var bc = DoubleVector.broadcast(S, m[at + 10]).blend(m[at + 15], ones);
    var bd = DoubleVector.broadcast(S, m[at + 11]).blend(m[at + 14], ones);
    var fixed = x | idle | L - 1;
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      var a = DoubleVector.fromArray(S, v, i);
      var c = DoubleVector.fromArray(S, v, i + x);
      var b = a.rearrange(other);
      var d = c.rearrange(other);
      d.fma(ad, c.fma(ac, b.fma(ab, a.mul(aa)))).intoArray(v, i);
      d.fma(bd, c.fma(bc, b.fma(bb, a.mul(ba)))).intoArray(v, i + x);
    }
  }
}
