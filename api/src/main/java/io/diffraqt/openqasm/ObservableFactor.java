package io.diffraqt.openqasm;

import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Pauli;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A factor of an observable in a [ResultRequest].
public sealed interface ObservableFactor {
  /// The qubits it acts on; the first is the least significant index bit.
  List<Integer> qubits();

  /// Its matrix on those qubits.
  ComplexMatrix matrix();

  /// One of the observables that have a name.
  ///
  /// @param name which
  /// @param qubit on which qubit
  record Named(Name name, int qubit) implements ObservableFactor {
    @Override
    public List<Integer> qubits() {
      return List.of(qubit);
    }

    @Override
    public ComplexMatrix matrix() {
      return name.matrix;
    }
  }

  /// A matrix.
  ///
  /// @param observable with its qubits
  record Matrix(HermitianObservable observable) implements ObservableFactor {
    @Override
    public List<Integer> qubits() {
      return observable.qubits();
    }

    @Override
    public ComplexMatrix matrix() {
      return observable.matrix();
    }
  }

  /// The observables on one qubit that have a name.
  enum Name {
    /// Identity.
    I(ComplexMatrix.identity(2)),
    /// Pauli X.
    X(Pauli.X.matrix()),
    /// Pauli Y.
    Y(Pauli.Y.matrix()),
    /// Pauli Z.
    Z(Pauli.Z.matrix()),
    /// `(X + Z)/√2`.
    H(ComplexMatrix.real(2, 2, Math.sqrt(.5), Math.sqrt(.5), Math.sqrt(.5), -Math.sqrt(.5)));

    private final ComplexMatrix matrix;

    Name(ComplexMatrix matrix) {
      this.matrix = matrix;
    }

    /// What a program calls it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Name> called(String word) {
      return Arrays.stream(values()).filter(n -> n.word().equals(word)).findFirst();
    }
  }
}
