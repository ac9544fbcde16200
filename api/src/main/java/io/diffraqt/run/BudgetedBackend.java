package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendLayer;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobFailedException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Submission;
import io.diffraqt.budget.Account;
import io.diffraqt.budget.CostEstimate;
import io.diffraqt.budget.ShotBudget;
import io.diffraqt.error.QuantumException;

/// Holds the most that a submission may cost before it goes on, and books the bill at its end.
final class BudgetedBackend implements BackendLayer {
  private final Backend inner;
  private final ShotBudget budget;
  private final Account account;
  private final SubmissionListener listener;

  BudgetedBackend(Backend inner, ShotBudget budget, Account account, SubmissionListener listener) {
    this.inner = inner;
    this.budget = budget;
    this.account = account;
    this.listener = listener;
  }

  @Override
  public Backend inner() {
    return inner;
  }

  /// What is held stays held where the provider may have the submission.
  @Override
  public JobId submit(Submission submission) {
    var key = submission.key();
    var reservation = budget.reserve(key, account, CostEstimate.of(submission, target()));
    listener.on(new SubmissionEvent.Reserved(key, reservation.held()));
    try {
      var job = inner.submit(submission);
      budget.accepted(key, job);
      return job;
    } catch (IndeterminateException | JobFailedException e) {
      throw e;
    } catch (QuantumException e) {
      if (reservation.isNew()) {
        budget.release(key);
      }
      throw e;
    }
  }

  @Override
  public JobStatus status(JobId job) {
    var status = inner.status(job);
    Bills.of(status).ifPresent(bill -> budget.settle(job, bill));
    return status;
  }
}
