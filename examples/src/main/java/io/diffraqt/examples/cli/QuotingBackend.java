package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.result.Counts;
import io.diffraqt.run.PackingPlan;
import io.diffraqt.target.Target;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes submissions in place of a provider and tells what they would cost; nothing leaves this
/// process. Its counts are made up, half zeros and half ones, so that whoever asked goes on to ask
/// for all the rest. Not thread-safe.
final class QuotingBackend implements Backend {
  private final Backend plugin;
  private final Consumer<PackingPlan.Part> quotes;
  private final Map<JobId, Submission> taken = new HashMap<>();

  QuotingBackend(Backend plugin, Consumer<PackingPlan.Part> quotes) {
    this.plugin = plugin;
    this.quotes = quotes;
  }

  @Override
  public Target target() {
    return plugin.target();
  }

  @Override
  public JobId submit(Submission submission) {
    quotes.accept(PackingPlan.Part.of(submission, plugin));
    var job = new JobId("estimate", submission.key().value());
    taken.put(job, submission);
    return job;
  }

  @Override
  public JobStatus status(JobId job) {
    return new JobStatus.Done(JobStatus.Bill.UNKNOWN);
  }

  @Override
  public List<Outcome> result(JobId job) {
    return Objects.requireNonNull(taken.get(job)).runs().stream()
        .flatMap(run -> Collections.nCopies(run.bindings().rows(), outcome(run)).stream())
        .toList();
  }

  private static Outcome outcome(Submission.Run run) {
    if (!(run.request() instanceof Request.Samples samples)) {
      throw new RefusedException("a provider gives counts, not exact values");
    }
    var counts = new HashMap<String, Long>();
    counts.merge("0".repeat(run.circuit().bits()), samples.shots() / 2L, Long::sum);
    counts.merge(
        "1".repeat(run.circuit().bits()), samples.shots() - samples.shots() / 2L, Long::sum);
    counts.values().removeIf(count -> count == 0);
    return new Outcome.Sampled(Counts.of(run.circuit().registers(), counts));
  }

  @Override
  public void cancel(JobId job) {
    taken.remove(job);
  }

  @Override
  public Optional<JobId> find(SubmissionKey key) {
    return Optional.empty();
  }

  @Override
  public Optional<OpenQasm3.Dialect> dialect() {
    return plugin.dialect();
  }

  @Override
  public void close() {
    plugin.close();
  }
}
