package io.diffraqt.examples.data;

/// An address that did not give the file; another one may. The message completes "ADDRESS: ".
final class TransferException extends Exception {
  TransferException(String message) {
    super(message);
  }

  TransferException(String message, Throwable cause) {
    super(message, cause);
  }
}
