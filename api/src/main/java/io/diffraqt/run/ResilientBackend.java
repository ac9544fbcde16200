package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.BackendLayer;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobFailedException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Rates.Operation;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import io.diffraqt.budget.Account;
import io.diffraqt.error.UnsupportedCircuitException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tries again where this is safe, searches where it is not.
///
/// Reads are repeated after transient failures. A submission is repeated as long as it is certain
/// that the provider does not have it. Once that is in doubt it is searched by its key; if nothing
/// is found it is repeated only where the provider itself refuses repeats.
final class ResilientBackend implements BackendLayer {
  private final Backend inner;
  private final Resilience settings;
  private final Traffic traffic;
  private final SubmissionListener listener;

  ResilientBackend(
      Backend inner,
      Account account,
      Resilience settings,
      Surroundings around,
      SubmissionListener listener) {
    this.inner = inner;
    this.settings = settings;
    this.traffic = new Traffic(account, inner.rates(), settings, around, listener);
    this.listener = listener;
  }

  @Override
  public Backend inner() {
    return inner;
  }

  @Override
  public JobId submit(Submission submission) {
    Optional<IndeterminateException> doubt = Optional.empty();
    for (var attempt = 1; ; attempt++) {
      try {
        return traffic.submission(() -> sent(submission));
      } catch (TransientException e) {
        pauseBeforeNext(attempt, e, e.retryAfter(), doubt);
      } catch (IndeterminateException e) {
        var found = found(submission.key(), e);
        if (found.isPresent()) {
          return found.get();
        }
        if (!inner.isIdempotent()) {
          throw e;
        }
        doubt = Optional.of(e);
        pauseBeforeNext(attempt, e, Optional.empty(), doubt);
      } catch (RefusedException | JobFailedException e) {
        throw inDoubt(doubt, e);
      }
    }
  }

  private void pauseBeforeNext(
      int failures,
      BackendException last,
      Optional<Duration> asked,
      Optional<IndeterminateException> doubt) {
    if (failures >= settings.submitAttempts()) {
      throw inDoubt(doubt, last);
    }
    try {
      traffic.pause(Operation.SUBMIT, failures, last, asked);
    } catch (TransientException interrupted) {
      throw inDoubt(doubt, interrupted);
    }
  }

  /// A plugin that fails in an unexpected way may have sent the submission.
  private JobId sent(Submission submission) {
    try {
      return inner.submit(submission);
    } catch (BackendException e) {
      throw e;
    } catch (UnsupportedCircuitException e) {
      throw new RefusedException(Messages.of(e), e);
    } catch (RuntimeException e) {
      throw new IndeterminateException(
          submission.key(), "the plugin failed while sending: " + Messages.of(e), e);
    }
  }

  /// What follows a lost reply proves nothing about the submission whose reply was lost.
  private static BackendException inDoubt(
      Optional<IndeterminateException> doubt, BackendException last) {
    if (doubt.isEmpty() || doubt.get() == last) {
      return last;
    }
    doubt.get().addSuppressed(last);
    return doubt.get();
  }

  private Optional<JobId> found(SubmissionKey key, IndeterminateException cause) {
    listener.on(new SubmissionEvent.InDoubt(key, Messages.of(cause)));
    try {
      var found = traffic.search(() -> inner.find(key));
      found.ifPresent(job -> listener.on(new SubmissionEvent.Found(key, job)));
      return found;
    } catch (BackendException e) {
      cause.addSuppressed(e);
      return Optional.empty();
    }
  }

  @Override
  public JobStatus status(JobId job) {
    return traffic.read(Operation.STATUS, () -> inner.status(job));
  }

  @Override
  public List<Outcome> result(JobId job) {
    return traffic.read(Operation.RESULT, () -> inner.result(job));
  }

  @Override
  public void cancel(JobId job) {
    traffic.read(
        Operation.CANCEL,
        () -> {
          inner.cancel(job);
          return job;
        });
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return traffic.search(() -> inner.find(key));
  }
}
