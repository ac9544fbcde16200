package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A provider that meets each call with the next failure of a script, and succeeds after it.
final class ScriptedBackend implements Backend {
  static final JobId JOB = new JobId("script", "job-1");

  private final Target target;
  private final boolean idempotent;
  private final Deque<RuntimeException> onSubmit = new ArrayDeque<>();
  private final Deque<RuntimeException> onRead = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private Optional<JobId> found = Optional.empty();
  private int queued;

  ScriptedBackend(Target target, boolean idempotent) {
    this.target = target;
    this.idempotent = idempotent;
  }

  static ScriptedBackend once() {
    return new ScriptedBackend(Target.unrestricted("script", 1), false);
  }

  static ScriptedBackend idempotent() {
    return new ScriptedBackend(Target.unrestricted("script", 1), true);
  }

  ScriptedBackend failingSubmit(RuntimeException... failures) {
    onSubmit.addAll(List.of(failures));
    return this;
  }

  ScriptedBackend failingRead(RuntimeException... failures) {
    onRead.addAll(List.of(failures));
    return this;
  }

  ScriptedBackend finding(JobId job) {
    found = Optional.of(job);
    return this;
  }

  ScriptedBackend queuedFor(int looks) {
    queued = looks;
    return this;
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public JobId submit(Submission submission) {
    calls.add("submit");
    return met(onSubmit, JOB);
  }

  @Override
  public JobStatus status(JobId job) {
    calls.add("status");
    return met(
        onRead,
        queued-- > 0
            ? new JobStatus.Queued(OptionalInt.of(1))
            : new JobStatus.Done(JobStatus.Bill.free(5)));
  }

  @Override
  public List<Outcome> result(JobId job) {
    calls.add("result");
    return met(onRead, List.of(new Outcome.Sampled(Counts.of(1, Map.of("1", 5L)))));
  }

  @Override
  public void cancel(JobId job) {
    calls.add("cancel");
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    calls.add("find");
    return met(onRead, found);
  }

  @Override
  public boolean isIdempotent() {
    return idempotent;
  }

  private static <T> T met(Deque<RuntimeException> failures, T answer) {
    var failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    return answer;
  }
}
