package io.diffraqt.budget;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A provider that fails on demand and remembers what was bought. For one thread at a time.
final class FakeProvider implements Backend {
  /// What happens to a call.
  enum Fault {
    NONE,
    REFUSED,
    TRANSIENT,
    LOST_REQUEST,
    LOST_REPLY,
    BROKEN_PLUGIN
  }

  private final String name;
  private final boolean idempotent;
  private final Supplier<Fault> faults;
  private final Runnable step;
  private final List<SubmissionKey> bought = new ArrayList<>();
  private final Map<SubmissionKey, JobId> jobs = new HashMap<>();
  private final Map<JobId, Long> shots = new HashMap<>();
  private boolean healthy;

  FakeProvider(String name, boolean idempotent, Supplier<Fault> faults, Runnable step) {
    this.name = name;
    this.idempotent = idempotent;
    this.faults = faults;
    this.step = step;
  }

  /// From now on nothing fails, and everything is visible.
  void heal() {
    healthy = true;
  }

  List<SubmissionKey> bought() {
    return List.copyOf(bought);
  }

  /// What the provider's own records say.
  Optional<JobId> truth(SubmissionKey key) {
    return Optional.ofNullable(jobs.get(key));
  }

  @Override
  public Target target() {
    return Target.unrestricted(name, 2);
  }

  @Override
  public JobId submit(Submission submission) {
    step.run();
    var fault = fault();
    switch (fault) {
      case REFUSED -> throw new RefusedException("refused");
      case TRANSIENT -> throw new TransientException("busy", Optional.empty());
      case LOST_REQUEST -> throw new IndeterminateException(submission.key(), "cut before");
      case NONE, LOST_REPLY, BROKEN_PLUGIN -> {}
    }
    var job = accept(submission);
    step.run();
    return switch (fault) {
      case LOST_REPLY -> throw new IndeterminateException(submission.key(), "cut after");
      case BROKEN_PLUGIN -> throw new IllegalStateException("no such field");
      case NONE, REFUSED, TRANSIENT, LOST_REQUEST -> job;
    };
  }

  private JobId accept(Submission submission) {
    if (idempotent && jobs.containsKey(submission.key())) {
      return jobs.get(submission.key());
    }
    bought.add(submission.key());
    var job = new JobId(name, "job-" + bought.size());
    jobs.put(submission.key(), job);
    shots.put(job, submission.shots());
    return job;
  }

  @Override
  public JobStatus status(JobId job) {
    step.run();
    failTransiently();
    return healthy || fault() == Fault.NONE
        ? new JobStatus.Done(JobStatus.Bill.free(known(job)))
        : new JobStatus.Running();
  }

  @Override
  public List<Outcome> result(JobId job) {
    step.run();
    failTransiently();
    return List.of(new Outcome.Sampled(Counts.of(1, Map.of("1", known(job)))));
  }

  @Override
  public void cancel(JobId job) {
    known(job);
  }

  /// Sometimes late in seeing what was accepted, as the lists of providers are.
  @Override
  public Optional<JobId> find(SubmissionKey key) {
    step.run();
    failTransiently();
    return healthy || fault() == Fault.NONE ? truth(key) : Optional.empty();
  }

  @Override
  public boolean isIdempotent() {
    return idempotent;
  }

  private long known(JobId job) {
    return Optional.ofNullable(shots.get(job))
        .orElseThrow(() -> new RefusedException("no job " + job));
  }

  private void failTransiently() {
    if (fault() == Fault.TRANSIENT) {
      throw new TransientException("busy", Optional.empty());
    }
  }

  private Fault fault() {
    return healthy ? Fault.NONE : faults.get();
  }
}
