package io.diffraqt.examples.cli;

/// The command was called wrongly: exit code 2.
final class CallException extends RuntimeException {
  CallException(String message) {
    super(message);
  }

  CallException(String message, Throwable cause) {
    super(message, cause);
  }
}
