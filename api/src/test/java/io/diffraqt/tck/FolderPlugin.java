package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
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
import java.util.Set;
import java.util.UUID;

/// A provider that outlives processes: every job it sells is a file in a folder, and every shot
/// gives ones. It sells again when asked again, unless it is opened with `idempotent=true`.
public final class FolderPlugin implements BackendPlugin {
  /// The variable of the environment that names the folder of the jobs.
  public static final String FOLDER = "DIFFRAQT_FOLDER";

  private static final String DRAFT = "new-";

  /// For the kit, and for processes that it starts.
  public FolderPlugin() {}

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of("idempotent"));
    var folder = Path.of(context.variable(FOLDER).orElseThrow());
    return new Shop(folder, Boolean.parseBoolean(context.settings().get("idempotent")));
  }

  /// What it sold, one file name per job: key, dot, anything.
  public static List<String> sold(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith(DRAFT)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Shop(Path folder, boolean isIdempotent) implements Backend {
    @Override
    public Target target() {
      return Target.unrestricted("folder", 2);
    }

    @Override
    public JobId submit(Submission submission) {
      var known = isIdempotent ? find(submission.key()) : Optional.<JobId>empty();
      return known.orElseGet(() -> sell(submission));
    }

    /// A job appears whole or not at all.
    private JobId sell(Submission submission) {
      try {
        var name = submission.key().value() + "." + UUID.randomUUID();
        var draft = folder.resolve(DRAFT + name);
        var bits = submission.runs().getFirst().circuit().bits();
        Files.writeString(draft, bits + " " + submission.shots());
        Files.move(draft, folder.resolve(name));
        return new JobId("folder", name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public JobStatus status(JobId job) {
      return new JobStatus.Done(JobStatus.Bill.free(number(job, 1)));
    }

    @Override
    public List<Outcome> result(JobId job) {
      var ones = "1".repeat((int) number(job, 0));
      return List.of(new Outcome.Sampled(Counts.of(ones.length(), Map.of(ones, number(job, 1)))));
    }

    private long number(JobId job, int place) {
      try {
        var file = folder.resolve(job.value());
        if (!Files.exists(file)) {
          throw new RefusedException("no job " + job);
        }
        return Long.parseLong(Files.readString(file).split(" ", 2)[place]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
}
