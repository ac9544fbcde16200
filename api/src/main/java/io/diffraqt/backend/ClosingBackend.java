package io.diffraqt.backend;

import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Optional;

/// A backend that releases something more when it is closed.
///
/// @param inner that works
/// @param also run when it was closed, even if that failed
record ClosingBackend(Backend inner, Runnable also) implements Backend {
  @Override
  public Target target() {
    return inner.target();
  }

  @Override
  public JobId submit(Submission submission) {
    return inner.submit(submission);
  }

  @Override
  public JobStatus status(JobId job) {
    return inner.status(job);
  }

  @Override
  public List<Outcome> result(JobId job) {
    return inner.result(job);
  }

  @Override
  public void cancel(JobId job) {
    inner.cancel(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return inner.find(key);
  }

  @Override
  public boolean isIdempotent() {
    return inner.isIdempotent();
  }

  @Override
  public Optional<OpenQasm3.Dialect> dialect() {
    return inner.dialect();
  }

  @Override
  public Rates rates() {
    return inner.rates();
  }

  @Override
  public void close() {
    try {
      inner.close();
    } finally {
      also.run();
    }
  }
}
