package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;

/// Factors on letters, and letters that change places.
final class VectorPauliMoves {
  private VectorPauliMoves() {}

  /// Pairs that change places, one after another, since then all values stay in registers; gates
  /// that have longer cycles take all 16 words at a time.
  static void moves(double[] v, int size, int[] bits, int idle, int[] from, double[] factors) {
    var o = Subset.offsets(bits);
    if (!arePairs(from)) {
      all(v, size, o, idle, from, factors);
      return;
    }
    for (var k = 0; k < 16; k++) {
      if (from[k] == k && factors[k] != 1) {
        one(v, size, o[k], o[15] | idle, DoubleVector.broadcast(S, factors[k]));
      } else if (from[k] > k) {
        pair(v, size, o[15] | idle, o[k], o[from[k]], factors[k], factors[from[k]]);
      }
    }
  }

  private static boolean arePairs(int[] from) {
    for (var k = 0; k < from.length; k++) {
      if (from[from[k]] != k) {
        return false;
      }
    }
    return true;
  }

  private static void pair(
      double[] v, int size, int targets, int a, int b, double intoA, double intoB) {
    var fixed = targets | L - 1;
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      var x = DoubleVector.fromArray(S, v, i + a);
      var y = DoubleVector.fromArray(S, v, i + b);
      y.mul(intoA).intoArray(v, i + a);
      x.mul(intoB).intoArray(v, i + b);
    }
  }

  /// All 16 coefficients are loaded before any is stored.
  private static void all(double[] v, int size, int[] o, int idle, int[] from, double[] factors) {
    var old = new double[16 * L];
    var fixed = o[15] | idle | L - 1;
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      for (var k = 0; k < 16; k++) {
        DoubleVector.fromArray(S, v, i + o[k]).intoArray(old, k * L);
      }
      for (var k = 0; k < 16; k++) {
        DoubleVector.fromArray(S, old, from[k] * L).mul(factors[k]).intoArray(v, i + o[k]);
      }
    }
  }

  /// One letter of the qubits that no lane tells apart after another.
  static void scale(double[] v, int size, int[] bits, int idle, double[] factors) {
    var offsets = Subset.offsets(bits);
    var all = offsets[offsets.length - 1];
    var lanes = new double[L];
    for (var k = 0; k < offsets.length; k++) {
      if ((offsets[k] & L - 1) == 0) {
        for (var lane = 0; lane < L; lane++) {
          lanes[lane] = factors[k | letters(lane & all, bits)];
        }
        one(v, size, offsets[k], all & -L | idle, DoubleVector.fromArray(S, lanes, 0));
      }
    }
  }

  private static int letters(int lane, int[] bits) {
    var letters = 0;
    for (var j = 0; j < bits.length; j++) {
      letters |= bits[j] < LOG ? (lane >> bits[j] & 1) << j : 0;
    }
    return letters;
  }

  private static void one(double[] v, int size, int at, int targets, DoubleVector factor) {
    var fixed = targets | L - 1;
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      DoubleVector.fromArray(S, v, i + at).mul(factor).intoArray(v, i + at);
    }
  }

  /// A qubit whose `z` bit is in the lanes with one that has none there: halves of two vectors
  /// change places, and the `x` bits are exchanged with them.
  static void exchange(double[] v, int size, int[] bits, int idle) {
    var xl = 1 << bits[1];
    var zh = 1 << bits[2];
    var xh = 1 << bits[3];
    var ones = Lanes.ones(bits[0]);
    var other = Lanes.flip(1 << bits[0]);
    var fixed = xl | zh | xh | idle | L - 1;
    for (var i = 0; i < size; i = (i | fixed) + 1 & ~fixed) {
      swap(v, i, i, zh, ones, other);
      swap(v, i + xl + xh, i + xl + xh, zh, ones, other);
      swap(v, i + xl, i + xh, zh, ones, other);
    }
  }

  /// Rows at `i` and `j` change places, and in each the lane bit with the bit `zh`.
  private static void swap(
      double[] v,
      int i,
      int j,
      int zh,
      jdk.incubator.vector.VectorMask<Double> ones,
      jdk.incubator.vector.VectorShuffle<Double> other) {
    var a = DoubleVector.fromArray(S, v, i);
    var b = DoubleVector.fromArray(S, v, i + zh);
    var c = DoubleVector.fromArray(S, v, j);
    var d = DoubleVector.fromArray(S, v, j + zh);
    a.blend(b.rearrange(other), ones).intoArray(v, j);
    a.rearrange(other).blend(b, ones).intoArray(v, j + zh);
    if (i != j) {
      c.blend(d.rearrange(other), ones).intoArray(v, i);
      c.rearrange(other).blend(d, ones).intoArray(v, i + zh);
    }
  }
}
