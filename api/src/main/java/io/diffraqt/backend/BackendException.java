package io.diffraqt.backend;

import io.diffraqt.error.QuantumException;

/// A failure of a provider or device, sorted by what may be done next.
///
/// Sealed, because callers switch on it: refused and failed are final, transient may be tried
/// again, indeterminate must be resolved first.
public abstract sealed class BackendException extends QuantumException
    permits RefusedException, TransientException, IndeterminateException, JobFailedException {
  BackendException(String message) {
    super(message);
  }

  BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
