package io.diffraqt.openqasm;

import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.openqasm.ObservableFactor.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/// Multiplies the factors of an observable.
final class FactorProduct {
  /// More `h` would make more than 4096 Pauli strings, a matrix beside others more entries.
  private static final int MOST = 12;

  private FactorProduct() {}

  /// A sum of Pauli strings where every factor has a name, else a matrix on all their qubits.
  static Observable of(List<ObservableFactor> factors) {
    requireFew(factors);
    var terms = List.of(new PauliSum.Term(1, PauliString.IDENTITY));
    for (var factor : factors) {
      if (!(factor instanceof ObservableFactor.Named(var name, var qubit))) {
        return matrix(factors);
      }
      terms = times(terms, name, qubit);
    }
    return PauliSum.of(terms);
  }

  private static void requireFew(List<ObservableFactor> factors) {
    var sums =
        factors.stream()
            .filter(f -> f instanceof ObservableFactor.Named(var name, _) && name == Name.H)
            .count();
    if (sums > MOST) {
      throw new IllegalArgumentException(
          "an observable with %d factors h; at most %d".formatted(sums, MOST));
    }
  }

  private static List<PauliSum.Term> times(List<PauliSum.Term> terms, Name name, int qubit) {
    return switch (name) {
      case I -> terms;
      case X -> times(terms, 1, Pauli.X, qubit);
      case Y -> times(terms, 1, Pauli.Y, qubit);
      case Z -> times(terms, 1, Pauli.Z, qubit);
      case H -> {
        var both = new ArrayList<>(times(terms, Math.sqrt(.5), Pauli.X, qubit));
        both.addAll(times(terms, Math.sqrt(.5), Pauli.Z, qubit));
        yield both;
      }
    };
  }

  private static List<PauliSum.Term> times(
      List<PauliSum.Term> terms, double weight, Pauli pauli, int qubit) {
    return terms.stream()
        .map(t -> {
          var factors = new TreeMap<>(t.string().factors());
          factors.put(qubit, pauli);
          return new PauliSum.Term(weight * t.coefficient(), new PauliString(factors));
        })
        .toList();
  }

  private static Observable matrix(List<ObservableFactor> factors) {
    var size = factors.stream().mapToInt(f -> f.qubits().size()).sum();
    if (size > MOST) {
      throw new IllegalArgumentException(
          "a matrix within an observable on %d qubits; at most %d".formatted(size, MOST));
    }
    var matrix = ComplexMatrix.identity(1);
    var qubits = new ArrayList<Integer>();
    for (var factor : factors) {
      matrix = factor.matrix().kron(matrix);
      qubits.addAll(factor.qubits());
    }
    return new HermitianObservable(matrix, qubits);
  }

  static void requireDistinct(List<ObservableFactor> factors) {
    var seen = new HashSet<Integer>();
    for (var factor : factors) {
      for (int qubit : factor.qubits()) {
        if (!seen.add(qubit)) {
          throw new IllegalArgumentException(
              "two factors of an observable act on qubit " + qubit + "; each takes its own");
        }
      }
    }
  }
}
