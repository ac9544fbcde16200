package io.diffraqt.examples.bench;

/// A peer is absent, cannot do the work, or failed.
final class PeerException extends RuntimeException {
  PeerException(String message) {
    super(message);
  }

  PeerException(String message, Throwable cause) {
    super(message, cause);
  }
}
