package io.diffraqt.budget;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A provider in memory that remembers what was bought. For one thread at a time.
final class FakeProvider implements Backend {
  private final String name;
  private final boolean idempotent;
  private final List<SubmissionKey> bought = new ArrayList<>();
  private final Map<SubmissionKey, JobId> jobs = new HashMap<>();
  private final Map<JobId, Long> shots = new HashMap<>();

  FakeProvider(String name, boolean idempotent) {
    this.name = name;
    this.idempotent = idempotent;
  }

  List<SubmissionKey> bought() {
    return List.copyOf(bought);
  }

  @Override
  public Target target() {
    return Target.unrestricted(name, 2);
  }

  @Override
  public JobId submit(Submission submission) {
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
    return new JobStatus.Done(JobStatus.Bill.free(known(job)));
  }

  @Override
  public List<Outcome> result(JobId job) {
    return List.of(new Outcome.Sampled(Counts.of(1, Map.of("1", known(job)))));
  }

  @Override
  public void cancel(JobId job) {
    known(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return Optional.ofNullable(jobs.get(key));
  }

  @Override
  public boolean isIdempotent() {
    return idempotent;
  }

  private long known(JobId job) {
    return Optional.ofNullable(shots.get(job))
        .orElseThrow(() -> new RefusedException("no job " + job));
  }
}
