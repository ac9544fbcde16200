package io.diffraqt.simulator.internal.kernel;

/// A factor for each of `2^n` indices: one for all, one for each bit that is 1, and one for each
/// pair of bits that are both 1. Kept as small tables for the low and the high bits of an index,
/// whose product is taken on the way. Not thread-safe while it is filled.
public final class PhaseTable {
  /// Rows of `2^8` indices; a table of them takes 4 KiB of the first cache.
  private static final int MOST_LOW = 8;

  /// Bits of an index inside a row.
  final int low;

  /// Factors by the low bits, and by the high bits.
  final double[] lowRe;

  final double[] lowIm;
  final double[] highRe;
  final double[] highIm;

  private final PhasePairs pairs;
  private boolean lowIsOne;

  /// @param qubits bits of an index
  /// @param pairs factors of pairs of bits, for the same number of bits
  public PhaseTable(int qubits, PhasePairs pairs) {
    this.low = lowBits(qubits);
    this.lowRe = new double[1 << low];
    this.lowIm = new double[1 << low];
    this.highRe = new double[1 << qubits - low];
    this.highIm = new double[1 << qubits - low];
    this.pairs = pairs;
  }

  /// Bits of an index that lie in a row: half of them, but whole vectors and no more than eight.
  public static int lowBits(int qubits) {
    return Math.min(qubits, Math.clamp((qubits + 2) / 2, 4, MOST_LOW));
  }

  /// Takes new factors.
  ///
  /// @param re real part of the factor of all indices
  /// @param im imaginary part of it
  /// @param bits the factor of each bit, real and imaginary parts in turns
  public void fill(double re, double im, double[] bits) {
    table(1, 0, bits, 0, lowRe, lowIm);
    table(re, im, bits, low, highRe, highIm);
    pairs.multiply(this);
    lowIsOne = true;
    for (var k = 0; k < lowRe.length && lowIsOne; k++) {
      lowIsOne = lowRe[k] == 1 && lowIm[k] == 0;
    }
  }

  /// Whether all factors of row `h` are 1.
  boolean isIdle(int h) {
    return lowIsOne && highRe[h] == 1 && highIm[h] == 0 && crossing(h) == 0;
  }

  /// Rows with the same number have the same factors of pairs that cross a row; 0 where all are 1.
  int crossing(int h) {
    return pairs.crosses() ? pairs.firstAlike(h) : 0;
  }

  private static void table(
      double re, double im, double[] bits, int from, double[] tableRe, double[] tableIm) {
    tableRe[0] = re;
    tableIm[0] = im;
    for (var half = 1; half < tableRe.length; half *= 2) {
      var k = 2 * (from + Integer.numberOfTrailingZeros(half));
      double x = bits[k], y = bits[k + 1];
      for (var j = 0; j < half; j++) {
        tableRe[half + j] = tableRe[j] * x - tableIm[j] * y;
        tableIm[half + j] = tableRe[j] * y + tableIm[j] * x;
      }
    }
  }

  /// The factor that value `h` of the high bits gives to low bit `k`, real part.
  double crossRe(int h, int k) {
    return pairs.crossRe[h * low + k];
  }

  /// The factor that value `h` of the high bits gives to low bit `k`, imaginary part.
  double crossIm(int h, int k) {
    return pairs.crossIm[h * low + k];
  }
}
