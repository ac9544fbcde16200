package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.Arrays;

/// Amplitudes that need not be normalised, bit `k` of an index for qubit `k`.
record Amps(double[] re, double[] im) {
  /// All qubits in state 0.
  static Amps zero(int qubits) {
    var state = empty(1 << qubits);
    state.re[0] = 1;
    return state;
  }

  private static Amps empty(int length) {
    return new Amps(new double[length], new double[length]);
  }

  double norm() {
    var sum = 0.0;
    for (var k = 0; k < re.length; k++) {
      sum += re[k] * re[k] + im[k] * im[k];
    }
    return sum;
  }

  /// The part with all but the first qubits in state 0.
  Amps first(int qubits) {
    return new Amps(Arrays.copyOf(re, 1 << qubits), Arrays.copyOf(im, 1 << qubits));
  }

  /// `⟨this|other⟩`.
  Complex dot(Amps other) {
    var sumRe = 0.0;
    var sumIm = 0.0;
    for (var k = 0; k < re.length; k++) {
      sumRe += re[k] * other.re[k] + im[k] * other.im[k];
      sumIm += re[k] * other.im[k] - im[k] * other.re[k];
    }
    return new Complex(sumRe, sumIm);
  }

  /// After a gate whose operand `k` is the qubit `on[k]`.
  Amps times(ComplexMatrix matrix, int[] on) {
    var size = matrix.rows();
    var spread = new int[size];
    var mask = 0;
    for (var bit : on) {
      mask |= 1 << bit;
    }
    for (var j = 0; j < size; j++) {
      for (var k = 0; k < on.length; k++) {
        spread[j] |= (j >> k & 1) << on[k];
      }
    }
    var out = empty(re.length);
    for (var row = 0; row < size; row++) {
      for (var column = 0; column < size; column++) {
        var entry = matrix.at(row, column);
        if (entry.squaredAbs() > 0) {
          add(out, mask, spread[row], spread[column], entry);
        }
      }
    }
    return out;
  }

  private void add(Amps out, int mask, int row, int column, Complex entry) {
    for (var k = 0; k < re.length; k++) {
      if ((k & mask) == 0) {
        out.re[k | row] += entry.re() * re[k | column] - entry.im() * im[k | column];
        out.im[k | row] += entry.re() * im[k | column] + entry.im() * re[k | column];
      }
    }
  }

  /// The part with a qubit at a value, on request with the qubit put to 0.
  Amps projected(int qubit, int value, boolean toZero) {
    var bit = 1 << qubit;
    var out = empty(re.length);
    for (var k = 0; k < re.length; k++) {
      if ((k & bit) == (value == 1 ? bit : 0)) {
        out.re[toZero ? k & ~bit : k] = re[k];
        out.im[toZero ? k & ~bit : k] = im[k];
      }
    }
    return out;
  }

  /// With a state on qubits that are in state 0.
  Amps prepared(int[] on, Amplitudes.Fixed made) {
    var out = empty(re.length);
    for (var index = 0; index < re.length; index++) {
      for (var j = 0; j < 1 << on.length && (re[index] != 0 || im[index] != 0); j++) {
        var to = index;
        for (var q = 0; q < on.length; q++) {
          to |= (j >> q & 1) << on[q];
        }
        out.re[to] += re[index] * made.re(j) - im[index] * made.im(j);
        out.im[to] += re[index] * made.im(j) + im[index] * made.re(j);
      }
    }
    return out;
  }
}
