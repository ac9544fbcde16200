package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendLayer;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Any backend with faults: it refuses, is busy, loses requests and replies, breaks, and is late in
/// showing what it has. It never loses or repeats what the inner one took.
///
/// @param inner that works
/// @param faults what happens to the next call; a fault that says nothing about a call, such as a
///   lost reply of a status, makes a status unfinished and a search find nothing
/// @param step called before each call, and when a submission was taken; a process may end there
public record FaultyBackend(Backend inner, Supplier<Fault> faults, Runnable step)
    implements BackendLayer {

  @Override
  public JobId submit(Submission submission) {
    step.run();
    var fault = faults.get();
    switch (fault) {
      case REFUSED -> throw new RefusedException("refused");
      case TRANSIENT -> throw busy();
      case LOST_REQUEST -> throw new IndeterminateException(submission.key(), "cut before");
      case NONE, LOST_REPLY, BROKEN_PLUGIN -> {}
    }
    var job = inner.submit(submission);
    step.run();
    return switch (fault) {
      case LOST_REPLY -> throw new IndeterminateException(submission.key(), "cut after");
      case BROKEN_PLUGIN -> throw new IllegalStateException("no such field");
      case NONE, REFUSED, TRANSIENT, LOST_REQUEST -> job;
    };
  }

  @Override
  public JobStatus status(JobId job) {
    step.run();
    failTransiently();
    var status = inner.status(job);
    return faults.get() == Fault.NONE ? status : new JobStatus.Running();
  }

  @Override
  public List<Outcome> result(JobId job) {
    step.run();
    failTransiently();
    return inner.result(job);
  }

  @Override
  public void cancel(JobId job) {
    step.run();
    failTransiently();
    inner.cancel(job);
  }

  /// Sometimes late in seeing what was accepted, as the lists of providers are.
  @Override
  public Optional<JobId> find(SubmissionKey key) {
    step.run();
    failTransiently();
    return faults.get() == Fault.NONE ? inner.find(key) : Optional.empty();
  }

  private void failTransiently() {
    if (faults.get() == Fault.TRANSIENT) {
      throw busy();
    }
  }

  private static TransientException busy() {
    return new TransientException("busy", Optional.empty());
  }
}
