package io.diffraqt.backend;

/// It ran, and the vendor says that it failed.
public final class JobFailedException extends BackendException {
  /// @param message what was refused or failed, and what to do next
  public JobFailedException(String message) {
    super(message);
  }

  /// @param message what was refused or failed, and what to do next
  /// @param cause the lower-level failure
  public JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
