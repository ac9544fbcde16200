package io.diffraqt.run;

import io.diffraqt.backend.JobStatus;
import io.diffraqt.budget.Ending;
import java.util.Optional;

/// What a status says about the end of a job.
final class Bills {
  private Bills() {}

  /// Empty while the job may still run.
  static Optional<JobStatus.Bill> of(JobStatus status) {
    return ending(status).map(Ending.AfterRun::bill);
  }

  /// Empty while the job may still run.
  static Optional<Ending.AfterRun> ending(JobStatus status) {
    return switch (status) {
      case JobStatus.Queued _, JobStatus.Running _ -> Optional.empty();
      case JobStatus.Done(var bill) -> Optional.of(new Ending.Settled(bill));
      case JobStatus.Failed(var reason, var bill) -> Optional.of(new Ending.Failed(reason, bill));
      case JobStatus.Cancelled(var bill) -> Optional.of(new Ending.Cancelled(bill));
    };
  }
}
