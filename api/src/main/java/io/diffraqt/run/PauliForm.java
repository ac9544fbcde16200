package io.diffraqt.run;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Writes observables as sums of Pauli strings.
final class PauliForm {
  private static final List<Pauli> LETTERS = List.of(Pauli.X, Pauli.Y, Pauli.Z);
  private static final int MOST_QUBITS = 6;
  private static final double NOTHING = 1e-12;
  private static final ComplexMatrix IDENTITY = ComplexMatrix.identity(2);

  private PauliForm() {}

  /// The same operator; a matrix on `k` qubits takes `O(16^k)`.
  ///
  /// @throws IllegalArgumentException when a matrix acts on more than 6 qubits
  static PauliSum of(Observable observable) {
    return switch (observable) {
      case PauliSum sum -> sum;
      case HermitianObservable hermitian -> decomposed(hermitian);
    };
  }

  private static PauliSum decomposed(HermitianObservable observable) {
    var count = observable.qubits().size();
    if (count > MOST_QUBITS) {
      throw new IllegalArgumentException(
          "a matrix on %d qubits is measured as 4^%d Pauli strings; at most %d qubits"
              .formatted(count, count, MOST_QUBITS));
    }
    var terms = new ArrayList<PauliSum.Term>();
    for (var code = 0; code < 1 << 2 * count; code++) {
      var coefficient = coefficient(observable.matrix(), code, count);
      if (Math.abs(coefficient) > NOTHING) {
        terms.add(new PauliSum.Term(coefficient, string(observable.qubits(), code)));
      }
    }
    return PauliSum.of(terms);
  }

  /// `tr(P·M) / 2^k`; two bits of `code` per qubit, 0 for the identity.
  private static double coefficient(ComplexMatrix matrix, int code, int count) {
    var pauli = ComplexMatrix.identity(1);
    for (var k = 0; k < count; k++) {
      pauli = factor(code >> 2 * k & 3).kron(pauli);
    }
    var trace = Complex.ZERO;
    for (var row = 0; row < matrix.rows(); row++) {
      for (var column = 0; column < matrix.columns(); column++) {
        trace = trace.plus(pauli.at(row, column).times(matrix.at(column, row)));
      }
    }
    return trace.re() / matrix.rows();
  }

  private static ComplexMatrix factor(int letter) {
    return letter == 0 ? IDENTITY : LETTERS.get(letter - 1).matrix();
  }

  private static PauliString string(List<Integer> qubits, int code) {
    var factors = new TreeMap<Integer, Pauli>();
    for (var k = 0; k < qubits.size(); k++) {
      var letter = code >> 2 * k & 3;
      if (letter > 0) {
        factors.put(qubits.get(k), LETTERS.get(letter - 1));
      }
    }
    return new PauliString(factors);
  }
}
