package io.diffraqt.conformance;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// `2^n` amplitudes that may be changed; qubit `k` is bit `k` of an index.
final class Amps {
  final double[] re;
  final double[] im;

  private Amps(double[] re, double[] im) {
    this.re = re;
    this.im = im;
  }

  static Amps zeros(int qubits) {
    return new Amps(new double[1 << qubits], new double[1 << qubits]);
  }

  static Amps ground(int qubits) {
    var amps = zeros(qubits);
    amps.re[0] = 1;
    return amps;
  }

  Amps copy() {
    return new Amps(re.clone(), im.clone());
  }

  int size() {
    return re.length;
  }

  double probability(int index) {
    return re[index] * re[index] + im[index] * im[index];
  }

  double norm() {
    var sum = 0.0;
    for (var k = 0; k < size(); k++) {
      sum += probability(k);
    }
    return sum;
  }

  /// The matrix on these qubits, block by block.
  Amps times(ComplexMatrix matrix, List<Integer> qubits) {
    var result = zeros(Integer.numberOfTrailingZeros(size()));
    var mask = qubits.stream().mapToInt(q -> 1 << q).sum();
    for (var base = 0; base < size(); base++) {
      if ((base & mask) == 0) {
        block(matrix, places(base, qubits), result);
      }
    }
    return result;
  }

  private static int[] places(int base, List<Integer> qubits) {
    var places = new int[1 << qubits.size()];
    for (var k = 0; k < places.length; k++) {
      places[k] = base;
      for (var b = 0; b < qubits.size(); b++) {
        places[k] |= (k >> b & 1) << qubits.get(b);
      }
    }
    return places;
  }

  private void block(ComplexMatrix m, int[] places, Amps result) {
    for (var r = 0; r < places.length; r++) {
      for (var c = 0; c < places.length; c++) {
        result.re[places[r]] += m.re(r, c) * re[places[c]] - m.im(r, c) * im[places[c]];
        result.im[places[r]] += m.re(r, c) * im[places[c]] + m.im(r, c) * re[places[c]];
      }
    }
  }

  Amps projected(int qubit, int value) {
    var result = copy();
    for (var k = 0; k < size(); k++) {
      if ((k >> qubit & 1) != value) {
        result.re[k] = 0;
        result.im[k] = 0;
      }
    }
    return result;
  }

  void add(Amps other) {
    for (var k = 0; k < size(); k++) {
      re[k] += other.re[k];
      im[k] += other.im[k];
    }
  }

  /// `Re⟨this|other⟩`.
  double overlap(Amps other) {
    var sum = 0.0;
    for (var k = 0; k < size(); k++) {
      sum += re[k] * other.re[k] + im[k] * other.im[k];
    }
    return sum;
  }

  /// `⟨this|other⟩`.
  Complex product(Amps other) {
    var im = 0.0;
    for (var k = 0; k < size(); k++) {
      im += this.re[k] * other.im[k] - this.im[k] * other.re[k];
    }
    return new Complex(overlap(other), im);
  }

  Complex at(int index) {
    return new Complex(re[index], im[index]);
  }
}
