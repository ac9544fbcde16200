package io.diffraqt.examples.cli;

import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.error.BudgetExceededException;
import io.diffraqt.error.QuantumException;
import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.examples.report.ReportException;
import io.diffraqt.run.PartialResultException;
import java.util.concurrent.CancellationException;

/// What the process tells its caller.
enum ExitCode {
  /// Done.
  DONE(0),
  /// A failure that nobody foresaw.
  UNFORESEEN(1),
  /// The call is wrong.
  WRONG_CALL(2),
  /// The program or its target is invalid.
  INVALID_PROGRAM(3),
  /// The budget refuses.
  OVER_BUDGET(4),
  /// The provider refuses or failed.
  PROVIDER_FAILED(5),
  /// The outcome of a submission is unknown and waits in the journal.
  OUTCOME_UNKNOWN(6),
  /// Interrupted; nothing paid is lost.
  INTERRUPTED(130);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  int value() {
    return value;
  }

  static ExitCode of(Throwable failure) {
    return switch (failure) {
      case CallException _,
          IllegalArgumentException _,
          UnknownBackendException _,
          ReportException _ ->
          WRONG_CALL;
      case PartialResultException partial when partial.getCause() != null -> of(partial.getCause());
      case BudgetExceededException _ -> OVER_BUDGET;
      case IndeterminateException _ -> OUTCOME_UNKNOWN;
      case BackendException _ -> PROVIDER_FAILED;
      case QuantumException _ -> INVALID_PROGRAM;
      case InterruptedException _, CancellationException _ -> INTERRUPTED;
      default -> UNFORESEEN;
    };
  }
}
