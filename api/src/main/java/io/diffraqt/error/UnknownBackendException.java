package io.diffraqt.error;

/// No plugin or device answers to the name; the message offers near names.
public final class UnknownBackendException extends QuantumException {
  /// @param message the name asked for and those known
  public UnknownBackendException(String message) {
    super(message);
  }
}
