package io.diffraqt.budget;

import io.diffraqt.backend.JobStatus.Bill;

/// How a submission ended.
public sealed interface Ending {
  /// The word for it in the journal.
  default String state() {
    return switch (this) {
      case Settled _ -> "settled";
      case Failed _ -> "failed";
      case Cancelled _ -> "cancelled";
      case Refused _ -> "refused";
      case Unsent _ -> "unsent";
      case Abandoned _ -> "abandoned";
    };
  }

  /// The provider had a job.
  sealed interface AfterRun extends Ending {
    /// What it charged, as far as it says.
    Bill bill();
  }

  /// Nothing ran, so the same key may be sent again.
  sealed interface NothingRan extends Ending {
    /// Why, in one line.
    String reason();
  }

  /// The job gave its result.
  ///
  /// @param bill what was charged
  record Settled(Bill bill) implements AfterRun {}

  /// The job failed.
  ///
  /// @param reason the provider's words
  /// @param bill what was charged nevertheless
  record Failed(String reason, Bill bill) implements AfterRun {}

  /// The job was ended on request.
  ///
  /// @param bill what was charged until then
  record Cancelled(Bill bill) implements AfterRun {}

  /// The provider refused it.
  ///
  /// @param reason the provider's words
  record Refused(String reason) implements NothingRan {}

  /// It never reached the provider.
  ///
  /// @param reason the last failure
  record Unsent(String reason) implements NothingRan {}

  /// A person gave it up without knowing whether it ran; it counts as spent and is never sent
  /// again.
  ///
  /// @param reason the person's words
  record Abandoned(String reason) implements Ending {}
}
