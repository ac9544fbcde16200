package io.diffraqt.examples.report;

import io.diffraqt.error.QuantumException;

/// A file of a report that cannot be written.
public final class ReportException extends QuantumException {
  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
