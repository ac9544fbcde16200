package io.diffraqt.noisemodels;

import io.diffraqt.error.QuantumException;

/// A description of noise or of a device is there and is wrong; the message begins with the file
/// and the place in it.
public final class NoiseException extends QuantumException {
  /// @param message file, place, what is there and what must be there
  public NoiseException(String message) {
    super(message);
  }

  /// @param message file, place, what is there and what must be there
  /// @param cause the lower-level failure
  public NoiseException(String message, Throwable cause) {
    super(message, cause);
  }
}
