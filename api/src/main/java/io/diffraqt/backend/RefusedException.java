package io.diffraqt.backend;

/// Nothing ran, and asking again would be refused again.
public final class RefusedException extends BackendException {
  /// @param message what was refused or failed, and what to do next
  public RefusedException(String message) {
    super(message);
  }

  /// @param message what was refused or failed, and what to do next
  /// @param cause the lower-level failure
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
