package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.observable.Pauli;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Exact expectation values of Pauli strings after a script without conditions and kept outcomes,
/// under noise as well: each string is taken backwards through the lines, 64 strings a word, and a
/// channel of Paulis multiplies it by a number. Not thread-safe; `O(lines · strings / 64)`.
final class Backwards {
  private final Script script;
  private final long[][] x;
  private final long[][] z;
  private final long[] negative;

  /// Strings whose value is 0: a measurement or a reset has erased them.
  private final long[] erased;

  private final double[] shrink;

  private Backwards(Script script, int strings) {
    var words = (strings + 63) / 64;
    this.script = script;
    this.x = new long[script.qubits()][words];
    this.z = new long[script.qubits()][words];
    this.negative = new long[words];
    this.erased = new long[words];
    this.shrink = new double[strings];
    Arrays.fill(shrink, 1);
  }

  /// The values of strings, in their order.
  ///
  /// @param strings factors by place in the register
  static double[] values(Script script, List<? extends Map<Integer, Pauli>> strings) {
    var run = new Backwards(script, strings.size());
    for (var k = 0; k < strings.size(); k++) {
      run.start(k, strings.get(k));
    }
    for (var line = script.size() - 1; line >= 0; line--) {
      run.back(script.op(line), script.a(line), script.b(line));
    }
    return run.values();
  }

  private void start(int string, Map<Integer, Pauli> factors) {
    var bit = 1L << (string & 63);
    factors.forEach((q, pauli) -> {
      x[q][string >> 6] |= pauli == Pauli.Z ? 0 : bit;
      z[q][string >> 6] |= pauli == Pauli.X ? 0 : bit;
    });
  }

  private void back(Op op, int a, int b) {
    switch (op) {
      case MEASURE -> measure(a, script.measurements().get(b));
      case RESET -> {
        erase(a);
        Arrays.fill(z[a], 0);
      }
      case NOISE -> shrink(script.noises().get(a));
      case RETIRE_X, RETIRE_Z -> {}
      case BRANCH, JUMP -> throw new IllegalStateException("a condition has no way back");
      case H, S, SX, CX, CZ, SWAP, X, Z -> {
        for (var w = 0; w < negative.length; w++) {
          negative[w] ^= flips(op, a, b, w);
          gate(op, a, b, w);
        }
      }
    }
  }

  private void measure(int qubit, Script.Measurement measurement) {
    if (!measurement.waits()) {
      erase(qubit);
    }
  }

  private void erase(int qubit) {
    for (var w = 0; w < erased.length; w++) {
      erased[w] |= x[qubit][w];
    }
  }

  /// Where `G† P G` has another sign than its letters say.
  private long flips(Op op, int a, int b, int w) {
    return switch (op) {
      case H -> x[a][w] & z[a][w];
      case S -> x[a][w] & ~z[a][w];
      case SX -> z[a][w] & x[a][w];
      case CX -> x[a][w] & z[b][w] & ~(x[b][w] ^ z[a][w]);
      case CZ -> x[a][w] & x[b][w] & (z[a][w] ^ z[b][w]);
      case X -> z[a][w];
      case Z -> x[a][w];
      case SWAP, MEASURE, RESET, NOISE, BRANCH, JUMP, RETIRE_X, RETIRE_Z -> 0;
    };
  }

  private void gate(Op op, int a, int b, int w) {
    switch (op) {
      case H -> exchange(x[a], z[a], w);
      case S -> z[a][w] ^= x[a][w];
      case SX -> x[a][w] ^= z[a][w];
      case CX -> {
        x[b][w] ^= x[a][w];
        z[a][w] ^= z[b][w];
      }
      case CZ -> {
        z[b][w] ^= x[a][w];
        z[a][w] ^= x[b][w];
      }
      case SWAP -> {
        exchange(x[a], x[b], w);
        exchange(z[a], z[b], w);
      }
      case X, Z, MEASURE, RESET, NOISE, BRANCH, JUMP, RETIRE_X, RETIRE_Z -> {}
    }
  }

  private static void exchange(long[] one, long[] other, int w) {
    var word = one[w];
    one[w] = other[w];
    other[w] = word;
  }

  private void shrink(Script.Noise noise) {
    var channel = script.channels().get(noise.channel());
    var first = noise.first();
    var second = noise.second();
    for (var w = 0; w < negative.length; w++) {
      var hit = x[first][w] | z[first][w] | x[second][w] | z[second][w];
      for (var rest = hit & ~erased[w]; rest != 0; rest &= rest - 1) {
        var k = Long.numberOfTrailingZeros(rest);
        shrink[64 * w + k] *= channel.shrink(pauli(channel.qubits(), first, second, w, k));
      }
    }
  }

  private int pauli(int qubits, int first, int second, int w, int k) {
    var low = x[first][w] >>> k & 1 | (z[first][w] >>> k & 1) << qubits;
    var high = qubits == 1 ? 0 : (x[second][w] >>> k & 1) << 1 | (z[second][w] >>> k & 1) << 3;
    return (int) (low | high);
  }

  private double[] values() {
    for (var row : x) {
      for (var w = 0; w < erased.length; w++) {
        erased[w] |= row[w];
      }
    }
    var values = new double[shrink.length];
    for (var k = 0; k < values.length; k++) {
      var sign = (negative[k >> 6] >>> (k & 63) & 1) == 0 ? 1 : -1;
      values[k] = (erased[k >> 6] >>> (k & 63) & 1) == 0 ? sign * shrink[k] : 0;
    }
    return values;
  }
}
