package io.diffraqt.simulator;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Jobs of this process, finished as soon as they are submitted. Thread-safe.
final class Jobs {
  private final String backend;
  private final ConcurrentHashMap<JobId, Finished> jobs = new ConcurrentHashMap<>();

  /// @param shots of all rows
  /// @param outcomes one per row
  record Finished(long shots, List<Outcome> outcomes) {
    Finished {
      outcomes = List.copyOf(outcomes);
    }
  }

  Jobs(String backend) {
    this.backend = backend;
  }

  JobId submit(Submission submission, Function<Submission, List<Outcome>> run) {
    var id = id(submission.key().value());
    jobs.computeIfAbsent(id, key -> new Finished(submission.shots(), run.apply(submission)));
    return id;
  }

  Finished finished(JobId job) {
    return Optional.ofNullable(jobs.get(job))
        .orElseThrow(() -> new RefusedException("job " + job + " is unknown to " + backend));
  }

  Optional<JobId> find(String key) {
    return Optional.of(id(key)).filter(jobs::containsKey);
  }

  private JobId id(String key) {
    return new JobId(backend, key);
  }
}
