package io.diffraqt.simulator.internal.plan;

import java.util.Arrays;

/// Maps of density matrices as real matrices on their Pauli coefficients `tr(Pρ)`.
///
/// A word on `k` qubits is a number of `2k` bits: bit `2q` says whether letter `q` has a Z in it,
/// bit `2q + 1` whether it has an X; Y has both. Matrices are `4^k × 4^k`, row-major.
public final class PauliMatrices {
  /// What rounding makes of 0 and 1.
  private static final double ROUNDING = 1e-14;

  private PauliMatrices() {}

  /// `ρ → UρU†`.
  ///
  /// @param u row-major, real and imaginary parts in turns
  public static double[] ofUnitary(double[] u, int qubits) {
    var sum = new double[1 << 4 * qubits];
    add(u, 1, qubits, sum);
    return rounded(sum);
  }

  /// A channel.
  static double[] of(Channel channel, int qubits) {
    var weights = channel.isMixture() ? channel.probabilities() : ones(channel.size());
    var sum = new double[1 << 4 * qubits];
    for (var k = 0; k < channel.size(); k++) {
      add(channel.operator(k), weights[k], qubits, sum);
    }
    return rounded(sum);
  }

  private static double[] ones(int length) {
    var ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /// The Pauli word that each unitary is, up to a phase; empty where one is none.
  static int[] words(double[][] unitaries) {
    var words = new int[unitaries.length];
    for (var k = 0; k < words.length; k++) {
      words[k] = word(unitaries[k]);
      if (words[k] < 0) {
        return new int[0];
      }
    }
    return words;
  }

  /// `|tr PU| = 2^k` for one word at most.
  private static int word(double[] unitary) {
    var qubits = Integer.numberOfTrailingZeros(unitary.length / 2) / 2;
    var size = 1 << qubits;
    for (var word = 0; word < 1 << 2 * qubits; word++) {
      var re = trace(unitary, size, xs(word, qubits), zs(word, qubits), 0);
      var im = trace(unitary, size, xs(word, qubits), zs(word, qubits), 1);
      if (Math.hypot(re, im) > size * (1 - ROUNDING)) {
        return word;
      }
    }
    return -1;
  }

  /// A value in a known state, and no coherence: row Z equals row I.
  static double[] reset() {
    var m = new double[16];
    m[0] = 1;
    m[4] = 1;
    return m;
  }

  /// `sum[i][j] += weight · tr(P_i K P_j K†) / 2^k`.
  private static void add(double[] kraus, double weight, int qubits, double[] sum) {
    var words = 1 << 2 * qubits;
    var size = 1 << qubits;
    var image = new double[2 * size * size];
    for (var j = 0; j < words; j++) {
      conjugate(kraus, size, xs(j, qubits), zs(j, qubits), image);
      for (var i = 0; i < words; i++) {
        sum[i * words + j] += weight * trace(image, size, xs(i, qubits), zs(i, qubits), 0) / size;
      }
    }
  }

  /// `K P K†` for a word `P` that sends basis state `c` to `i^|x∧z| (−1)^(z·c)` times `c ^ x`.
  private static void conjugate(double[] k, int size, int x, int z, double[] out) {
    for (var r = 0; r < size; r++) {
      for (var s = 0; s < size; s++) {
        var re = 0.0;
        var im = 0.0;
        for (var c = 0; c < size; c++) {
          var left = 2 * (r * size + (c ^ x));
          var right = 2 * (s * size + c);
          var sign = sign(z & c);
          re += sign * (k[left] * k[right] + k[left + 1] * k[right + 1]);
          im += sign * (k[left + 1] * k[right] - k[left] * k[right + 1]);
        }
        var turns = Integer.bitCount(x & z) & 3;
        var at = 2 * (r * size + s);
        out[at] = turns == 0 ? re : turns == 1 ? -im : turns == 2 ? -re : im;
        out[at + 1] = turns == 0 ? im : turns == 1 ? re : turns == 2 ? -im : -re;
      }
    }
  }

  /// One part of `tr(P·M)`.
  ///
  /// @param part 0 for the real part, 1 for the imaginary one
  private static double trace(double[] m, int size, int x, int z, int part) {
    var re = 0.0;
    var im = 0.0;
    for (var c = 0; c < size; c++) {
      var at = 2 * (c * size + (c ^ x));
      re += sign(z & c) * m[at];
      im += sign(z & c) * m[at + 1];
    }
    return switch (Integer.bitCount(x & z) - part & 3) {
      case 0 -> re;
      case 1 -> -im;
      case 2 -> -re;
      default -> im;
    };
  }

  private static int sign(int bits) {
    return 1 - 2 * (Integer.bitCount(bits) & 1);
  }

  private static int zs(int word, int qubits) {
    var mask = 0;
    for (var q = 0; q < qubits; q++) {
      mask |= (word >> 2 * q & 1) << q;
    }
    return mask;
  }

  private static int xs(int word, int qubits) {
    return zs(word >> 1, qubits);
  }

  private static double[] rounded(double[] m) {
    for (var k = 0; k < m.length; k++) {
      var whole = Math.rint(m[k]);
      m[k] = Math.abs(m[k] - whole) < ROUNDING ? whole : m[k];
    }
    return m;
  }

  /// `second · first` for 4 × 4 matrices.
  public static double[] product(double[] second, double[] first) {
    var product = new double[16];
    for (var r = 0; r < 4; r++) {
      for (var c = 0; c < 4; c++) {
        for (var k = 0; k < 4; k++) {
          product[4 * r + c] += second[4 * r + k] * first[4 * k + c];
        }
      }
    }
    return product;
  }

  /// Whether all entries beside the diagonal are 0.
  static boolean isDiagonal(double[] m) {
    var rows = rows(m);
    for (var k = 0; k < m.length; k++) {
      if (m[k] != 0 && k / rows != k % rows) {
        return false;
      }
    }
    return true;
  }

  /// The diagonal alone.
  static double[] diagonal(double[] m) {
    var rows = rows(m);
    var diagonal = new double[rows];
    Arrays.setAll(diagonal, k -> m[k * rows + k]);
    return diagonal;
  }

  /// For each row the column of its only entry that is not 0; empty where a row has several or
  /// none.
  static int[] moves(double[] m) {
    var rows = rows(m);
    var from = new int[rows];
    Arrays.fill(from, -1);
    for (var k = 0; k < m.length; k++) {
      if (m[k] != 0) {
        if (from[k / rows] >= 0) {
          return new int[0];
        }
        from[k / rows] = k % rows;
      }
    }
    return Arrays.stream(from).anyMatch(f -> f < 0) ? new int[0] : from;
  }

  private static int rows(double[] m) {
    return 1 << Integer.numberOfTrailingZeros(m.length) / 2;
  }
}
