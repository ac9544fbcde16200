package io.diffraqt.error;

/// A malformed program: an index out of range, an unknown name, a syntax error.
public final class CircuitException extends QuantumException {
  /// @param message what is wrong and where in the program
  public CircuitException(String message) {
    super(message);
  }
}
