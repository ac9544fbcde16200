package io.diffraqt.backend;

import java.time.Duration;
import java.util.Optional;

/// Nothing ran, and the same call may succeed later.
public final class TransientException extends BackendException {
  private final transient Optional<Duration> retryAfter;

  /// @param message what failed
  /// @param cause the lower-level failure
  public TransientException(String message, Throwable cause) {
    super(message, cause);
    this.retryAfter = Optional.empty();
  }

  /// @param message what failed
  /// @param retryAfter how long the vendor asks to wait, if it says so
  public TransientException(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /// How long the vendor asks to wait before the next try.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
