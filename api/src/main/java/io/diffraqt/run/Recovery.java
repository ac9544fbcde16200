package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Ending;
import io.diffraqt.budget.Entry;
import io.diffraqt.budget.ShotBudget;
import io.diffraqt.budget.ShotLedger;
import java.util.List;
import java.util.function.Function;

/// Goes on where processes ended: adopts their submissions, searches those in doubt, looks at those
/// that were accepted, and brings the budget in line with the journal. Sends nothing.
public final class Recovery {
  private final ShotLedger ledger;
  private final ShotBudget budget;
  private final Function<String, Backend> backends;

  /// Over one journal.
  ///
  /// @param backends opens the backend of a name, behind what protects it, so that what has ended
  ///   is booked; see [Connection#backend]
  public Recovery(ShotLedger ledger, ShotBudget budget, Function<String, Backend> backends) {
    this.ledger = ledger;
    this.budget = budget;
    this.backends = backends;
  }

  /// What recovery found out about one submission.
  public sealed interface Finding {
    /// As the journal has it now.
    Entry entry();

    /// A process that lives is sending it.
    ///
    /// @param entry as before
    record BeingSent(Entry.Intended entry) implements Finding {}

    /// The provider has it, and it is not final.
    ///
    /// @param entry as the journal has it now
    /// @param status of the job
    record UnderWay(Entry.Accepted entry, JobStatus status) implements Finding {}

    /// It is final.
    ///
    /// @param entry as the journal has it now
    record Ended(Entry.Closed entry) implements Finding {}

    /// Nobody knows whether the provider has it. Sending it again under the same key is safe where
    /// the provider refuses repeats; elsewhere a person decides.
    ///
    /// @param entry as the journal has it now
    record InDoubt(Entry.Doubtful entry) implements Finding {}

    /// The provider could not be asked.
    ///
    /// @param entry as before
    /// @param reason why, in one line
    record Unreachable(Entry entry, String reason) implements Finding {}
  }

  /// Everything that is not closed, oldest first, and then the budget.
  public List<Finding> resume() {
    var findings = ledger.open().stream().map(this::resume).toList();
    balance();
    return findings;
  }

  /// One submission.
  ///
  /// @throws RefusedException when the journal does not have it
  public Finding resume(SubmissionKey key) {
    return resume(entry(key));
  }

  private Finding resume(Entry entry) {
    try {
      return switch (entry) {
        case Entry.Closed closed -> new Finding.Ended(closed);
        case Entry.Accepted accepted -> look(accepted);
        case Entry.Doubtful doubtful -> search(doubtful);
        case Entry.Intended intended -> {
          var adopted = ledger.adopt(intended);
          yield adopted.isPresent() ? search(adopted.get()) : new Finding.BeingSent(intended);
        }
      };
    } catch (BackendException e) {
      return new Finding.Unreachable(entry, Messages.of(e));
    }
  }

  private Finding search(Entry.Unresolved entry) {
    var found = backends.apply(entry.intent().backend()).find(entry.key());
    if (found.isPresent()) {
      return look(accept(entry, found.get()));
    }
    return new Finding.InDoubt(
        switch (entry) {
          case Entry.Doubtful doubtful -> doubtful;
          case Entry.Intended intended ->
              ledger.doubt(
                  intended, "its process ended while sending, and the provider finds no job of it");
        });
  }

  private Entry.Accepted accept(Entry.Unresolved entry, JobId job) {
    var accepted = ledger.accept(entry, job);
    budget.accepted(entry.key(), job);
    return accepted;
  }

  private Finding look(Entry.Accepted accepted) {
    budget.accepted(accepted.key(), accepted.job());
    var status = backends.apply(accepted.intent().backend()).status(accepted.job());
    return Bills.ending(status)
        .<Finding>map(ending -> ended(accepted, ending))
        .orElseGet(() -> new Finding.UnderWay(accepted, status));
  }

  private Finding ended(Entry.Accepted accepted, Ending.AfterRun ending) {
    var closed = ledger.close(accepted, ending);
    settle(closed);
    return new Finding.Ended(closed);
  }

  /// A person knows the provider's job of a submission in doubt.
  ///
  /// @throws RefusedException when it is not in doubt
  public Finding resolveAs(SubmissionKey key, JobId job) {
    return look(accept(doubtful(key), job));
  }

  /// A person knows that the provider does not have it; what was held is free again.
  ///
  /// @throws RefusedException when it is not in doubt
  public Entry.Closed resolveAsNotSent(SubmissionKey key, String reason) {
    var closed = ledger.close(doubtful(key), new Ending.Unsent(reason));
    budget.release(key);
    return closed;
  }

  /// A person gives it up; what was held counts as spent.
  ///
  /// @throws RefusedException when it is not in doubt
  public Entry.Closed abandon(SubmissionKey key, String reason) {
    var closed = ledger.close(doubtful(key), new Ending.Abandoned(reason));
    settle(closed);
    return closed;
  }

  private Entry.Doubtful doubtful(SubmissionKey key) {
    if (entry(key) instanceof Entry.Doubtful doubtful) {
      return doubtful;
    }
    throw new RefusedException(
        "submission %s is not in doubt; resume it first".formatted(key.value()));
  }

  private Entry entry(SubmissionKey key) {
    return ledger
        .find(key)
        .orElseThrow(
            () -> new RefusedException("submission " + key.value() + " is not in the journal"));
  }

  /// A process may end between the journal's step and the budget's; the journal is right.
  private void balance() {
    for (var key : budget.orphans()) {
      ledger
          .find(key)
          .ifPresentOrElse(
              entry -> {
                if (entry instanceof Entry.Closed closed) {
                  settle(closed);
                }
              },
              () -> budget.release(key));
    }
  }

  private void settle(Entry.Closed closed) {
    switch (closed.ending()) {
      case Ending.AfterRun run -> budget.settle(closed.key(), run.bill());
      case Ending.NothingRan _ -> budget.release(closed.key());
      case Ending.Abandoned _ -> budget.settle(closed.key(), JobStatus.Bill.UNKNOWN);
    }
  }
}
