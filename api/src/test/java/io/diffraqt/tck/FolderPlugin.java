package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Register;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A provider that outlives processes: every job it sells is a file in a folder, and every shot
/// gives ones.
///
/// | setting | what it does |
/// |---|---|
/// | `idempotent=true` | it refuses repeats; without it, it sells again when asked again |
/// | `paid=true` | it takes a dollar per circuit |
/// | `zeros=true` | every shot gives zeros |
public final class FolderPlugin implements BackendPlugin {
  /// The variable of the environment that names the folder of the jobs.
  public static final String FOLDER = "DIFFRAQT_FOLDER";

  private static final String DRAFT = "new-";
  private static final int QUBITS = 12;
  private static final Target FREE =
      Target.unrestricted("folder", QUBITS).withLimits(new Limits(1_000_000, 2, true, true, false));
  private static final Target PAID =
      new Target(
          FREE.name(),
          FREE.qubits(),
          FREE.gates(),
          FREE.coupling(),
          FREE.limits(),
          Tariff.usd("1", "0", LocalDate.of(2026, 1, 31)),
          FREE.calibration());

  /// For the kit, and for processes that it starts.
  public FolderPlugin() {}

  @Override
  public String name() {
    return "folder";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of("idempotent", "paid", "zeros"));
    var folder = Path.of(context.variable(FOLDER).orElseThrow());
    return new Shop(
        folder,
        is(context, "idempotent"),
        is(context, "paid") ? PAID : FREE,
        is(context, "zeros") ? "0" : "1");
  }

  private static boolean is(BackendContext context, String setting) {
    return Boolean.parseBoolean(context.settings().get(setting));
  }

  /// What it sold, one file name per job: key, dot, anything.
  public static List<String> sold(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith(DRAFT)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Shop(Path folder, boolean isIdempotent, Target target, String digit)
      implements Backend {
    @Override
    public JobId submit(Submission submission) {
      var known = isIdempotent ? find(submission.key()) : Optional.<JobId>empty();
      return known.orElseGet(() -> sell(submission));
    }

    /// A job appears whole or not at all: a line for each circuit, with its shots and registers.
    private JobId sell(Submission submission) {
      try {
        var name = submission.key().value() + "." + UUID.randomUUID();
        var draft = folder.resolve(DRAFT + name);
        Files.write(draft, submission.runs().stream().flatMap(Shop::lines).toList());
        Files.move(draft, folder.resolve(name));
        return new JobId("folder", name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Stream<String> lines(Submission.Run run) {
      if (!(run.request() instanceof Request.Samples samples)) {
        throw new RefusedException("folder gives counts, not exact values");
      }
      var registers =
          run.circuit().registers().stream()
              .map(r -> r.name() + " " + r.first() + " " + r.size())
              .collect(Collectors.joining(" "));
      var line = samples.shots() + " " + registers;
      return Collections.nCopies(run.bindings().rows(), line).stream();
    }

    @Override
    public JobStatus status(JobId job) {
      var shots = sold(job).stream().mapToLong(Line::shots).sum();
      return new JobStatus.Done(JobStatus.Bill.free(shots));
    }

    @Override
    public List<Outcome> result(JobId job) {
      return sold(job).stream().map(line -> line.outcome(digit)).toList();
    }

    private List<Line> sold(JobId job) {
      try {
        var file = folder.resolve(job.value());
        if (!Files.exists(file)) {
          throw new RefusedException("no job " + job);
        }
        return Files.readAllLines(file).stream().map(Line::parse).toList();
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
      return FolderPlugin.sold(folder).stream()
          .filter(name -> name.startsWith(key.value() + "."))
          .findFirst()
          .map(name -> new JobId("folder", name));
    }
  }

  private record Line(long shots, List<Register> registers) {
    static Line parse(String text) {
      var words = text.strip().split(" ", -1);
      var registers = new ArrayList<Register>();
      for (var k = 1; k < words.length; k += 3) {
        registers.add(
            new Register(words[k], Integer.parseInt(words[k + 1]), Integer.parseInt(words[k + 2])));
      }
      return new Line(Long.parseLong(words[0]), registers);
    }

    Outcome outcome(String digit) {
      var bits = registers.stream().mapToInt(Register::size).sum();
      return new Outcome.Sampled(Counts.of(registers, Map.of(digit.repeat(bits), shots)));
    }
  }
}
