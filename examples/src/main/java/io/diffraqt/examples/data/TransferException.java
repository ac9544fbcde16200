package io.diffraqt.examples.data;

/// An address that did not give the file; another one may.
final class TransferException extends Exception {
  private final String fault;

  TransferException(String fault) {
    super(fault);
    this.fault = fault;
  }

  TransferException(String fault, Throwable cause) {
    super(fault, cause);
    this.fault = fault;
  }

  /// What went wrong, to follow "ADDRESS: ".
  String fault() {
    return fault;
  }
}
