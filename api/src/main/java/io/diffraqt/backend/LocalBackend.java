package io.diffraqt.backend;

import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Runs a submission when it is submitted and keeps its outcomes for as long as it lives.
final class LocalBackend implements Backend {
  private final Target target;
  private final LocalRun run;
  private final ConcurrentHashMap<JobId, Finished> jobs = new ConcurrentHashMap<>();

  private record Finished(long shots, List<Outcome> outcomes) {}

  LocalBackend(Target target, LocalRun run) {
    this.target = target;
    this.run = run;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public JobId submit(Submission submission) {
    requireLimits(submission);
    submission.runs().forEach(r -> target.require(r.circuit()));
    var id = new JobId(target.name(), submission.key().value());
    jobs.computeIfAbsent(id, key -> new Finished(submission.shots(), outcomes(submission)));
    return id;
  }

  private void requireLimits(Submission submission) {
    var limits = target.limits();
    if (submission.size() > limits.maxCircuits()) {
      throw new RefusedException(
          "a submission of %d circuits; %s takes %d at once"
              .formatted(submission.size(), target.name(), limits.maxCircuits()));
    }
    if (submission.shots() > limits.whole().maxShots()) {
      throw new RefusedException(
          "a submission of %d shots in all; %s takes %d at once"
              .formatted(submission.shots(), target.name(), limits.whole().maxShots()));
    }
    if (limits.whole().equalShots() && !hasEqualShots(submission)) {
      throw new RefusedException(
          "circuits with different shots; %s takes one number of shots per submission"
              .formatted(target.name()));
    }
    for (var run : submission.runs()) {
      if (run.request() instanceof Request.Samples(var shots, _) && shots > limits.maxShots()) {
        throw new RefusedException(
            "%d shots of one circuit; %s takes %d"
                .formatted(shots, target.name(), limits.maxShots()));
      }
    }
  }

  private static boolean hasEqualShots(Submission submission) {
    return submission.runs().stream()
            .map(Submission.Run::request)
            .filter(Request.Samples.class::isInstance)
            .map(r -> ((Request.Samples) r).shots())
            .distinct()
            .count()
        <= 1;
  }

  private List<Outcome> outcomes(Submission submission) {
    var outcomes = new ArrayList<Outcome>(submission.size());
    for (var part : submission.runs()) {
      for (var row = 0; row < part.bindings().rows(); row++) {
        outcomes.add(run.run(part.circuit().bound(part.bindings(), row), part.request()));
      }
    }
    return List.copyOf(outcomes);
  }

  @Override
  public JobStatus status(JobId job) {
    return new JobStatus.Done(JobStatus.Bill.free(finished(job).shots()));
  }

  @Override
  public List<Outcome> result(JobId job) {
    return finished(job).outcomes();
  }

  @Override
  public void cancel(JobId job) {
    finished(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    var id = new JobId(target.name(), key.value());
    return jobs.containsKey(id) ? Optional.of(id) : Optional.empty();
  }

  @Override
  public boolean isIdempotent() {
    return true;
  }

  private Finished finished(JobId job) {
    return Optional.ofNullable(jobs.get(job))
        .orElseThrow(() -> new RefusedException("job " + job + " is unknown to " + target.name()));
  }
}
