package io.diffraqt.backend;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Optional;

/// A place where circuits run, as six functions over ids.
///
/// Implementations are thread-safe and keep no state that a new process could not rebuild from the
/// ids. They throw [BackendException]s only. They never wait, retry, pay or journal.
public interface Backend extends AutoCloseable {
  /// What it can run and what it charges; cheap, cached, refreshed when reopened.
  Target target();

  /// Starts one job per key, however often it is called, as strictly as the vendor allows.
  ///
  /// @throws RefusedException when nothing ran and nothing will
  /// @throws TransientException when nothing ran
  /// @throws IndeterminateException when it may have run
  JobId submit(Submission submission);

  /// One look at a job, without waiting.
  ///
  /// @throws RefusedException when the id is unknown
  JobStatus status(JobId job);

  /// One outcome per row of each run, in the order of the submission; repeatable.
  ///
  /// @throws RefusedException when the id is unknown or the job not done
  /// @throws JobFailedException when the job failed
  List<Outcome> result(JobId job);

  /// Asks for the end of a job; idempotent, without effect on a finished one.
  ///
  /// @throws RefusedException when the id is unknown
  void cancel(JobId job);

  /// The job which the vendor holds for this key, if any.
  Optional<JobId> find(SubmissionKey key);

  /// Whether the provider itself refuses a second run of a key, so that a submission in doubt may
  /// be sent again. Where it does not, doubt that [#find] cannot end is left to a person.
  default boolean isIdempotent() {
    return false;
  }

  /// How often the provider lets itself be called. Whoever calls keeps to it, so a plugin does not
  /// wait.
  default Rates rates() {
    return Rates.UNLIMITED;
  }

  /// The OpenQASM which it sends, so that the size of a submission is known before it is sent;
  /// empty where nothing goes over a wire.
  default Optional<OpenQasm3.Dialect> dialect() {
    return Optional.empty();
  }

  /// Releases connections; jobs go on.
  @Override
  default void close() {}

  /// A backend that releases something more when it is closed, such as a process or a file.
  ///
  /// @param also run after the backend was closed, even if that failed
  static Backend closing(Backend backend, Runnable also) {
    return new ClosingBackend(backend, also);
  }

  /// A backend that runs in this process, from a function that does the work.
  static Backend local(Target target, LocalRun run) {
    return new LocalBackend(target, run);
  }

  /// Runs one row of one run.
  @FunctionalInterface
  interface LocalRun {
    /// The outcome of one row.
    ///
    /// @param circuit all parameters bound
    /// @param request what is asked for
    Outcome run(Circuit circuit, Request request);
  }

  /// A backend that counts bits, from a function that draws them.
  static Backend sampling(Target target, SamplingRun run) {
    return local(
        target,
        (circuit, request) ->
            switch (request) {
              case Request.Samples samples ->
                  new Outcome.Sampled(run.counts(circuit, samples.shots()));
              case Request.Exact _ ->
                  throw new RefusedException(target.name() + " gives counts, not exact values");
            });
  }

  /// Draws the measured bits of one bound circuit.
  @FunctionalInterface
  interface SamplingRun {
    /// Counts of the measured bits.
    ///
    /// @param circuit all parameters bound
    /// @param shots at least 1
    Counts counts(Circuit circuit, int shots);
  }
}
