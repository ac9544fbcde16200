package io.diffraqt.observable;

/// A Hermitian operator whose expectation value is asked for.
public sealed interface Observable permits PauliSum, HermitianObservable {
  /// The least number of qubits it fits on.
  int span();
}
