package io.diffraqt.error;

/// The root of every failure this project raises on purpose; unchecked.
///
/// The message says what was wrong with which value, the limit, where, and what to do next.
public class QuantumException extends RuntimeException {
  /// @param message what was wrong, where, and what to do next
  public QuantumException(String message) {
    super(message);
  }

  /// @param message what was wrong, where, and what to do next
  /// @param cause the lower-level failure
  public QuantumException(String message, Throwable cause) {
    super(message, cause);
  }
}
