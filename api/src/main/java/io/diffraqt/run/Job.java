package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobFailedException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.TransientException;
import io.diffraqt.error.QuantumException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A handle on running work. Thread-safe.
///
/// Waiting never cancels and never sends again; the provider's jobs outlive this object.
///
/// @param <R> what it gives
public final class Job<R> {
  private final Backend backend;
  private final List<JobId> ids;
  private final Polling polling;
  private final Function<List<Ended>, R> reading;

  Job(Backend backend, List<JobId> ids, Surroundings around, Function<List<Ended>, R> reading) {
    this.backend = backend;
    this.ids = List.copyOf(ids);
    this.polling = new Polling(backend, around);
    this.reading = reading;
  }

  /// How one of the provider's jobs ended.
  sealed interface Ended {
    /// With outcomes.
    ///
    /// @param outcomes one per row of its runs
    /// @param bill as far as the provider says
    record Done(List<Outcome> outcomes, JobStatus.Bill bill) implements Ended {}

    /// Without them.
    ///
    /// @param cause what the provider says
    /// @param bill what it charged nevertheless
    record Lost(QuantumException cause, JobStatus.Bill bill) implements Ended {}
  }

  /// The provider's jobs, in the order of submission.
  public List<JobId> ids() {
    return ids;
  }

  /// One look at each of the provider's jobs, without waiting.
  public List<JobStatus> status() {
    return ids.stream().map(backend::status).toList();
  }

  /// Waits until every job is final.
  ///
  /// @throws InterruptedException when the thread is asked to end; the jobs go on
  public List<JobStatus> await() throws InterruptedException {
    var statuses = new ArrayList<JobStatus>();
    for (var id : ids) {
      statuses.add(polling.untilFinal(id));
    }
    return List.copyOf(statuses);
  }

  /// Waits at most `patience`; empty when time ran out, which changes nothing.
  ///
  /// @throws InterruptedException when the thread is asked to end; the jobs go on
  public Optional<List<JobStatus>> await(Duration patience) throws InterruptedException {
    var statuses = new ArrayList<JobStatus>();
    var end = polling.now().plus(patience);
    for (var id : ids) {
      var status = polling.untilFinal(id, end);
      if (status.isEmpty()) {
        return Optional.empty();
      }
      statuses.add(status.get());
    }
    return Optional.of(List.copyOf(statuses));
  }

  /// Asks for the end of every job; idempotent.
  public void cancel() {
    ids.forEach(backend::cancel);
  }

  /// Waits and reads the result; may be called again.
  ///
  /// @throws JobFailedException when nothing came because jobs failed or were cancelled
  /// @throws PartialResultException when a part came
  /// @throws TransientException when the thread was interrupted while waiting; ask again
  public R result() {
    try {
      var statuses = await();
      var ended = new ArrayList<Ended>();
      for (var k = 0; k < ids.size(); k++) {
        ended.add(ended(ids.get(k), statuses.get(k)));
      }
      return reading.apply(List.copyOf(ended));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          "interrupted while waiting for %s, which goes on; resume it later".formatted(ids), e);
    }
  }

  private Ended ended(JobId id, JobStatus status) {
    return switch (status) {
      case JobStatus.Done(var bill) -> read(id, bill);
      case JobStatus.Failed(var reason, var bill) ->
          new Ended.Lost(new JobFailedException("job failed: " + reason), bill);
      case JobStatus.Cancelled(var bill) ->
          new Ended.Lost(new JobFailedException("job was cancelled"), bill);
      case JobStatus.Queued _, JobStatus.Running _ ->
          throw new IllegalStateException("waiting ended before the job: " + status);
    };
  }

  /// A result that cannot be read for good is lost; what may be read later is not.
  private Ended read(JobId id, JobStatus.Bill bill) {
    try {
      return new Ended.Done(backend.result(id), bill);
    } catch (JobFailedException | RefusedException e) {
      return new Ended.Lost(e, bill);
    }
  }
}
