package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.budget.Account;
import io.diffraqt.budget.Journal;
import io.diffraqt.budget.ShotBudget;
import io.diffraqt.budget.ShotLedger;
import java.util.Optional;

/// What stands between a user and a provider.
///
/// @param budget asked before anything is sent
/// @param ledger written before anything is sent
/// @param resilience how failures are met
/// @param listener hears of every step
/// @param run name of the run, for the journal; may be empty
public record Safeguards(
    Optional<ShotBudget> budget,
    Optional<ShotLedger> ledger,
    Resilience resilience,
    SubmissionListener listener,
    String run) {
  /// Retries only; nothing is written down or counted.
  public static Safeguards none() {
    return new Safeguards(
        Optional.empty(), Optional.empty(), Resilience.defaults(), SubmissionListener.none(), "");
  }

  /// Journal and budget in one file; every step is logged, and counted where Micrometer is there.
  ///
  /// @param run name of the run, on which caps per run are counted; may be empty
  public static Safeguards journaled(Journal journal, String run) {
    return new Safeguards(
        Optional.of(journal.budget(run)),
        Optional.of(journal.ledger()),
        Resilience.defaults(),
        SubmissionListener.logging().and(SubmissionListener.metering()),
        run);
  }

  /// The same with a budget.
  public Safeguards withBudget(ShotBudget other) {
    return new Safeguards(Optional.of(other), ledger, resilience, listener, run);
  }

  /// The same with a ledger.
  public Safeguards withLedger(ShotLedger other) {
    return new Safeguards(budget, Optional.of(other), resilience, listener, run);
  }

  /// The same with another way to meet failures.
  public Safeguards withResilience(Resilience other) {
    return new Safeguards(budget, ledger, other, listener, run);
  }

  /// The same with another listener.
  public Safeguards withListener(SubmissionListener other) {
    return new Safeguards(budget, ledger, resilience, other, run);
  }

  /// The plugin behind its decorators, outermost first: budget, journal, resilience. This is the
  /// one place that leaves any out: what is not wanted, and retries for backends in this process.
  Backend around(Backend plugin, String name, Surroundings around) {
    var guarded = plugin;
    if (!(plugin instanceof ExactBackend)) {
      guarded = new ResilientBackend(guarded, Account.of(name), resilience, around, listener);
    }
    if (ledger.isPresent()) {
      guarded = new JournaledBackend(guarded, ledger.get(), name, this, around);
    }
    if (budget.isPresent()) {
      guarded = new BudgetedBackend(guarded, budget.get(), Account.of(name), listener);
    }
    return guarded;
  }
}
