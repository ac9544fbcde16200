package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobFailedException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.TransientException;
import java.time.Duration;
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
  private final Function<Finished, R> reading;

  Job(Backend backend, List<JobId> ids, Surroundings around, Function<Finished, R> reading) {
    this.backend = backend;
    this.ids = List.copyOf(ids);
    this.polling = new Polling(backend, around);
    this.reading = reading;
  }

  /// @param outcomes of each provider's job
  /// @param bills of each provider's job
  record Finished(List<List<Outcome>> outcomes, List<JobStatus.Bill> bills) {}

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
    var statuses = new java.util.ArrayList<JobStatus>();
    for (var id : ids) {
      statuses.add(polling.untilFinal(id));
    }
    return List.copyOf(statuses);
  }

  /// Waits at most `patience`; empty when time ran out, which changes nothing.
  ///
  /// @throws InterruptedException when the thread is asked to end; the jobs go on
  public Optional<List<JobStatus>> await(Duration patience) throws InterruptedException {
    var statuses = new java.util.ArrayList<JobStatus>();
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
  /// @throws JobFailedException when a job failed or was cancelled
  /// @throws TransientException when the thread was interrupted while waiting; ask again
  public R result() {
    try {
      var bills = await().stream().map(Job::requireDone).toList();
      return reading.apply(new Finished(ids.stream().map(backend::result).toList(), bills));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          "interrupted while waiting for %s, which goes on; resume it later".formatted(ids), e);
    }
  }

  private static JobStatus.Bill requireDone(JobStatus status) {
    return switch (status) {
      case JobStatus.Done(var bill) -> bill;
      case JobStatus.Failed(var reason, _) -> throw new JobFailedException("job failed: " + reason);
      case JobStatus.Cancelled _ -> throw new JobFailedException("job was cancelled");
      case JobStatus.Queued _, JobStatus.Running _ ->
          throw new IllegalStateException("waiting ended before the job: " + status);
    };
  }
}
