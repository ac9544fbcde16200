package io.diffraqt.openqasm;

import io.diffraqt.circuit.Parameter;
import io.diffraqt.observable.Observable;
import java.util.List;

/// A value that the text of a program asks for, by one of Amazon Braket's result pragmas: of the
/// state at the end of the circuit.
public sealed interface ResultRequest {
  /// The pure state.
  record State() implements ResultRequest {}

  /// The density matrix.
  ///
  /// @param qubits of which qubits; empty for all
  record Density(List<Integer> qubits) implements ResultRequest {
    /// Copies the list.
    public Density {
      qubits = List.copyOf(qubits);
    }
  }

  /// The probabilities of the basis states.
  ///
  /// @param qubits of which qubits; empty for all
  record Probability(List<Integer> qubits) implements ResultRequest {
    /// Copies the list.
    public Probability {
      qubits = List.copyOf(qubits);
    }
  }

  /// Amplitudes of the pure state.
  ///
  /// @param states basis states of all qubits as bit strings, qubit 0 rightmost
  record Amplitude(List<String> states) implements ResultRequest {
    /// Copies the list.
    public Amplitude {
      states = List.copyOf(states);
    }
  }

  /// Mean, variance or single values of one product of observables.
  ///
  /// @param figure which of them
  /// @param factors on distinct qubits
  record Statistic(Figure figure, List<ObservableFactor> factors) implements ResultRequest {
    /// @throws IllegalArgumentException when two factors act on one qubit
    public Statistic {
      factors = List.copyOf(factors);
      FactorProduct.requireDistinct(factors);
    }

    /// The product.
    public Observable observable() {
      return FactorProduct.of(factors);
    }
  }

  /// Mean, variance or single values of one observable on every qubit, each by itself.
  ///
  /// @param figure which of them
  /// @param name of the observable
  record OnEach(Figure figure, ObservableFactor.Name name) implements ResultRequest {}

  /// Derivatives of the mean of a sum, with the mean itself.
  ///
  /// @param terms whose sum it is
  /// @param parameters by which; empty for all
  record Gradient(List<Weighted> terms, List<Parameter> parameters) implements ResultRequest {
    /// Copies the lists.
    public Gradient {
      terms = List.copyOf(terms);
      parameters = List.copyOf(parameters);
    }
  }

  /// A product of observables with its weight.
  ///
  /// @param coefficient the weight
  /// @param factors on distinct qubits
  record Weighted(double coefficient, List<ObservableFactor> factors) {
    /// @throws IllegalArgumentException when two factors act on one qubit
    public Weighted {
      factors = List.copyOf(factors);
      FactorProduct.requireDistinct(factors);
    }

    /// The product, without its weight.
    public Observable observable() {
      return FactorProduct.of(factors);
    }
  }

  /// What is wanted of an observable.
  enum Figure {
    /// Its mean.
    EXPECTATION,
    /// The variance of a single measurement.
    VARIANCE,
    /// The value that each shot gives.
    SAMPLE
  }
}
