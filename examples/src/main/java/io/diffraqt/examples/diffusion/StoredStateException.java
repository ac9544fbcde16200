package io.diffraqt.examples.diffusion;

import io.diffraqt.error.QuantumException;

/// A checkpoint or trained model that cannot be read, or does not belong to what it is used for.
public final class StoredStateException extends QuantumException {
  private static final long serialVersionUID = 1;

  StoredStateException(String message) {
    super(message);
  }

  StoredStateException(String message, Throwable cause) {
    super(message, cause);
  }
}
