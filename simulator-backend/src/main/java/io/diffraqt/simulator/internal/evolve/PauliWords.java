package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.PauliBits;
import java.util.function.IntUnaryOperator;

/// Pauli words as two masks over qubits, `x` where a letter has an X in it and `z` where it has a
/// Z, and their places among coefficients. Immutable.
///
/// A word sends basis state `c` to `i^|x∧z| (−1)^|z∧c|` times `c ^ x`.
final class PauliWords {
  private final int[] xs;
  private final int[] zs;

  private PauliWords(int[] xs, int[] zs) {
    this.xs = xs;
    this.zs = zs;
  }

  /// Takes a word of I and Z and its index.
  interface Diagonal {
    void word(int z, int index);
  }

  /// @param where the place of each qubit
  static PauliWords of(int qubits, int[] where) {
    return new PauliWords(
        table(qubits, q -> PauliBits.x(where[q], qubits)),
        table(qubits, q -> PauliBits.z(where[q])));
  }

  private static int[] table(int qubits, IntUnaryOperator bit) {
    var table = new int[1 << qubits];
    for (var k = 1; k < table.length; k++) {
      table[k] = table[k & k - 1] | 1 << bit.applyAsInt(Integer.numberOfTrailingZeros(k));
    }
    return table;
  }

  /// Where the coefficient of a word lies.
  int index(int x, int z) {
    return xs[x] | zs[z];
  }

  void forEachDiagonal(Diagonal taker) {
    for (var z = 0; z < zs.length; z++) {
      taker.word(z, zs[z]);
    }
  }

  /// `ρ = Σ tr(Pρ) P / 2^n` as a vector, the row as the low half of an index.
  Parts matrix(double[] v) {
    var size = xs.length;
    var matrix = Parts.zeros(size * size);
    var re = new double[size];
    var im = new double[size];
    for (var x = 0; x < size; x++) {
      for (var z = 0; z < size; z++) {
        var turns = Integer.bitCount(x & z) & 3;
        var value = (turns < 2 ? v[index(x, z)] : -v[index(x, z)]) / size;
        re[z] = (turns & 1) == 0 ? value : 0;
        im[z] = (turns & 1) == 0 ? 0 : value;
      }
      Walsh.transform(re);
      Walsh.transform(im);
      for (var c = 0; c < size; c++) {
        matrix.re()[c * size + (c ^ x)] = re[c];
        matrix.im()[c * size + (c ^ x)] = im[c];
      }
    }
    return matrix;
  }

  /// `⟨ψ|P|ψ⟩` for every word, `x` as the high half of an index.
  static double[] ofPure(Parts psi) {
    var size = psi.size();
    var v = new double[size * size];
    var re = new double[size];
    var im = new double[size];
    for (var x = 0; x < size; x++) {
      for (var c = 0; c < size; c++) {
        var a = psi.re()[c ^ x];
        var b = psi.im()[c ^ x];
        re[c] = a * psi.re()[c] + b * psi.im()[c];
        im[c] = a * psi.im()[c] - b * psi.re()[c];
      }
      Walsh.transform(re);
      Walsh.transform(im);
      for (var z = 0; z < size; z++) {
        var turns = Integer.bitCount(x & z) & 3;
        v[x * size + z] = turns == 0 ? re[z] : turns == 1 ? -im[z] : turns == 2 ? -re[z] : im[z];
      }
    }
    return v;
  }
}
