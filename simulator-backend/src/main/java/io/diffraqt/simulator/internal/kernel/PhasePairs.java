package io.diffraqt.simulator.internal.kernel;

import java.util.Arrays;
import java.util.HashMap;

/// Factors for pairs of index bits that are both 1, as tables for a [PhaseTable]. Immutable once
/// all pairs are in.
public final class PhasePairs {
  /// For each value of the high bits a factor of each low bit; empty where no pair crosses.
  final double[] crossRe;

  final double[] crossIm;

  /// For each value of the high bits the first one with the same factors of low bits.
  private final int[] firstAlike;

  private final double[] lowRe;
  private final double[] lowIm;
  private final double[] highRe;
  private final double[] highIm;

  private PhasePairs(int qubits, double[] factors, boolean[] has) {
    var low = PhaseTable.lowBits(qubits);
    var high = qubits - low;
    this.lowRe = new double[has[0] ? 1 << low : 0];
    this.lowIm = new double[lowRe.length];
    this.highRe = new double[has[1] ? 1 << high : 0];
    this.highIm = new double[highRe.length];
    this.crossRe = new double[has[2] ? low << high : 0];
    this.crossIm = new double[crossRe.length];
    fillOne(qubits, factors, 0, lowRe, lowIm);
    fillOne(qubits, factors, low, highRe, highIm);
    fillCross(qubits, low, factors);
    this.firstAlike = new int[crossRe.length / low];
    var seen = new HashMap<Long, Integer>();
    for (var h = 0; h < firstAlike.length; h++) {
      var like = seen.putIfAbsent(hash(h, low), h);
      firstAlike[h] = like != null && isAlike(like, h, low) ? like : h;
    }
  }

  private long hash(int h, int low) {
    var hash = 0L;
    for (var k = h * low; k < (h + 1) * low; k++) {
      hash = 31 * hash + Double.doubleToLongBits(crossRe[k]);
      hash = 31 * hash + Double.doubleToLongBits(crossIm[k]);
    }
    return hash;
  }

  private boolean isAlike(int h, int other, int low) {
    return Arrays.equals(crossRe, h * low, (h + 1) * low, crossRe, other * low, (other + 1) * low)
        && Arrays.equals(crossIm, h * low, (h + 1) * low, crossIm, other * low, (other + 1) * low);
  }

  /// No pairs at all.
  public static PhasePairs none(int qubits) {
    return new PhasePairs(qubits, new double[0], new boolean[3]);
  }

  /// The factors of all pairs.
  ///
  /// @param factors for bits `i < j` at `2·(i·qubits + j)`, real and imaginary parts in turns
  public static PhasePairs of(int qubits, double[] factors) {
    var low = PhaseTable.lowBits(qubits);
    var has = new boolean[3];
    for (var i = 0; i < qubits; i++) {
      for (var j = i + 1; j < qubits; j++) {
        var k = 2 * (i * qubits + j);
        has[j < low ? 0 : i < low ? 2 : 1] |= factors[k] != 1 || factors[k + 1] != 0;
      }
    }
    return new PhasePairs(qubits, factors, has);
  }

  private static void fillOne(int qubits, double[] factors, int from, double[] re, double[] im) {
    if (re.length == 0) {
      return;
    }
    re[0] = 1;
    var along = new double[re.length];
    var across = new double[re.length];
    for (var half = 1; half < re.length; half *= 2) {
      var j = from + Integer.numberOfTrailingZeros(half);
      along[0] = 1;
      across[0] = 0;
      for (var b = 0; b < half; b++) {
        if (b > 0) {
          var k = 2 * ((from + Integer.numberOfTrailingZeros(b)) * qubits + j);
          double x = along[b & b - 1], y = across[b & b - 1];
          along[b] = x * factors[k] - y * factors[k + 1];
          across[b] = x * factors[k + 1] + y * factors[k];
        }
        re[half + b] = re[b] * along[b] - im[b] * across[b];
        im[half + b] = re[b] * across[b] + im[b] * along[b];
      }
    }
  }

  private void fillCross(int qubits, int low, double[] factors) {
    Arrays.fill(crossRe, 0, Math.min(low, crossRe.length), 1);
    for (var h = 1; h < crossRe.length / low; h++) {
      var j = low + Integer.numberOfTrailingZeros(h);
      for (var i = 0; i < low; i++) {
        var k = 2 * (i * qubits + j);
        var before = (h & h - 1) * low + i;
        double x = crossRe[before], y = crossIm[before];
        crossRe[h * low + i] = x * factors[k] - y * factors[k + 1];
        crossIm[h * low + i] = x * factors[k + 1] + y * factors[k];
      }
    }
  }

  /// Whether a pair has one bit inside a row and one outside.
  boolean crosses() {
    return crossRe.length > 0;
  }

  /// The first value of the high bits with the same factors of low bits; 0 where all are 1.
  int firstAlike(int h) {
    return firstAlike[h];
  }

  /// Multiplies the factors of pairs on one side into the tables.
  void multiply(PhaseTable table) {
    multiply(lowRe, lowIm, table.lowRe, table.lowIm);
    multiply(highRe, highIm, table.highRe, table.highIm);
  }

  private static void multiply(double[] re, double[] im, double[] tableRe, double[] tableIm) {
    for (var k = 0; k < re.length; k++) {
      var x = tableRe[k];
      tableRe[k] = x * re[k] - tableIm[k] * im[k];
      tableIm[k] = x * im[k] + tableIm[k] * re[k];
    }
  }
}
