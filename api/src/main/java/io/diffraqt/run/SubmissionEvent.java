package io.diffraqt.run;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Account;
import io.diffraqt.budget.Amounts;
import java.time.Duration;

/// Something that happened on the way of a submission. Holds no programs and no secrets.
public sealed interface SubmissionEvent {
  /// The budget holds the most that it may cost.
  ///
  /// @param key of the submission
  /// @param held how much
  record Reserved(SubmissionKey key, Amounts held) implements SubmissionEvent {}

  /// It is in the journal and may be on the wire from now on.
  ///
  /// @param key of the submission
  record Intended(SubmissionKey key) implements SubmissionEvent {}

  /// A call will be tried again.
  ///
  /// @param call what was tried
  /// @param failures so far
  /// @param pause until the next try
  /// @param reason why the last one failed
  record Retrying(String call, int failures, Duration pause, String reason)
      implements SubmissionEvent {}

  /// A call waits for its turn, since the provider takes only so many.
  ///
  /// @param call what waits
  /// @param pause until its turn
  record Waiting(String call, Duration pause) implements SubmissionEvent {}

  /// Nearly every call failed, so none is made for a while.
  ///
  /// @param account provider and device
  record Paused(Account account) implements SubmissionEvent {}

  /// Calls are made again.
  ///
  /// @param account provider and device
  record Resumed(Account account) implements SubmissionEvent {}

  /// The provider may or may not have it.
  ///
  /// @param key of the submission
  /// @param reason what happened
  record InDoubt(SubmissionKey key, String reason) implements SubmissionEvent {}

  /// A search by key has ended the doubt.
  ///
  /// @param key of the submission
  /// @param job what was found
  record Found(SubmissionKey key, JobId job) implements SubmissionEvent {}

  /// The provider has it.
  ///
  /// @param key of the submission
  /// @param job the provider's job
  record Accepted(SubmissionKey key, JobId job) implements SubmissionEvent {}

  /// Nothing ran, and this is certain.
  ///
  /// @param key of the submission
  /// @param reason why
  record NothingRan(SubmissionKey key, String reason) implements SubmissionEvent {}

  /// The job is final.
  ///
  /// @param job the provider's job
  /// @param status final
  record Ended(JobId job, JobStatus status) implements SubmissionEvent {}
}
