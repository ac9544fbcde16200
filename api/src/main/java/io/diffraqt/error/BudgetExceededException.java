package io.diffraqt.error;

/// A cap in shots, provider seconds or money would be passed; nothing was sent.
public final class BudgetExceededException extends QuantumException {
  /// @param message the cap, what is spent and reserved, and what was asked for
  public BudgetExceededException(String message) {
    super(message);
  }
}
