package io.diffraqt.backend;

import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Optional;

/// Adds something to a backend: what it does not do itself, the backend below it does.
///
/// A layer that forgot to hand on, say, [#isIdempotent] would change what the backend promises;
/// here nothing can be forgotten.
public interface BackendLayer extends Backend {
  /// The backend below.
  Backend inner();

  @Override
  default Target target() {
    return inner().target();
  }

  @Override
  default JobId submit(Submission submission) {
    return inner().submit(submission);
  }

  @Override
  default JobStatus status(JobId job) {
    return inner().status(job);
  }

  @Override
  default List<Outcome> result(JobId job) {
    return inner().result(job);
  }

  @Override
  default void cancel(JobId job) {
    inner().cancel(job);
  }

  @Override
  default Optional<JobId> find(SubmissionKey key) {
    return inner().find(key);
  }

  @Override
  default boolean isIdempotent() {
    return inner().isIdempotent();
  }

  @Override
  default Rates rates() {
    return inner().rates();
  }

  @Override
  default Optional<OpenQasm3.Dialect> dialect() {
    return inner().dialect();
  }

  @Override
  default void close() {
    inner().close();
  }
}
