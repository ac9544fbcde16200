package io.diffraqt.backend;

/// A submission whose outcome is unknown: it may have run. Resolve it with [Backend#find] before
/// sending it again.
public final class IndeterminateException extends BackendException {
  private final transient SubmissionKey key;

  /// @param key of the submission in doubt
  /// @param message what happened
  /// @param cause the lower-level failure
  public IndeterminateException(SubmissionKey key, String message, Throwable cause) {
    super(message, cause);
    this.key = key;
  }

  /// @param key of the submission in doubt
  /// @param message what happened
  public IndeterminateException(SubmissionKey key, String message) {
    super(message);
    this.key = key;
  }

  /// Of the submission in doubt.
  public SubmissionKey key() {
    return key;
  }
}
