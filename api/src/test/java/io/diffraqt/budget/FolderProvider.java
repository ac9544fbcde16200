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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A provider that outlives processes: every job it sells is a file in a folder. It sells again
/// when asked again, unless it is idempotent.
///
/// @param folder of the jobs
/// @param isIdempotent whether it refuses repeats
/// @param step called before and after it takes a submission, and before it answers a question
record FolderProvider(Path folder, boolean isIdempotent, Runnable step) implements Backend {
  static final int SHOTS = 100;

  /// What it sold, one file name per job: key, dot, anything.
  static List<String> sold(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith("new")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Target target() {
    return Target.unrestricted("folder", 2);
  }

  @Override
  public JobId submit(Submission submission) {
    step.run();
    var known = find(submission.key());
    var job = isIdempotent && known.isPresent() ? known.get() : sell(submission.key());
    step.run();
    return job;
  }

  private JobId sell(SubmissionKey key) {
    try {
      var name = key.value() + "." + UUID.randomUUID();
      var draft = Files.writeString(folder.resolve("new" + name), "" + SHOTS);
      Files.move(draft, folder.resolve(name));
      return new JobId("folder", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JobStatus status(JobId job) {
    step.run();
    if (!Files.exists(folder.resolve(job.value()))) {
      throw new RefusedException("no job " + job);
    }
    return new JobStatus.Done(JobStatus.Bill.free(SHOTS));
  }

  @Override
  public List<Outcome> result(JobId job) {
    step.run();
    return List.of(new Outcome.Sampled(Counts.of(1, Map.of("1", (long) SHOTS))));
  }

  @Override
  public void cancel(JobId job) {
    status(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return sold(folder).stream()
        .filter(name -> name.startsWith(key.value() + "."))
        .findFirst()
        .map(name -> new JobId("folder", name));
  }
}
