package io.diffraqt.budget;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.SubmissionKey;
import java.util.Optional;

/// Where a submission stands in the journal. Each step of [ShotLedger] takes the states from which
/// it is allowed and gives the state it leads to, so a wrong order does not compile.
public sealed interface Entry {
  /// The word for it in the journal.
  default String state() {
    return switch (this) {
      case Intended _ -> "intended";
      case Doubtful _ -> "doubtful";
      case Accepted _ -> "accepted";
      case Closed(_, _, var ending) -> ending.state();
    };
  }

  /// What was to be sent.
  Intent intent();

  /// The key of the submission.
  default SubmissionKey key() {
    return intent().key();
  }

  /// The provider may or may not have it.
  sealed interface Unresolved extends Entry {}

  /// On disk, and perhaps on the wire; belongs to one process.
  ///
  /// @param intent what was to be sent
  /// @param owner the process that sends it
  record Intended(Intent intent, String owner) implements Unresolved {}

  /// Sent without an answer that says whether it was taken; waits for a search or a person.
  ///
  /// @param intent what was to be sent
  /// @param reason what happened
  record Doubtful(Intent intent, String reason) implements Unresolved {}

  /// The provider has it.
  ///
  /// @param intent what was sent
  /// @param job the provider's job
  record Accepted(Intent intent, JobId job) implements Entry {}

  /// Nothing will change any more.
  ///
  /// @param intent what was sent
  /// @param job the provider's job, if there was one
  /// @param ending how it ended
  record Closed(Intent intent, Optional<JobId> job, Ending ending) implements Entry {}
}
