package io.diffraqt.run;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.QuantumException;
import io.diffraqt.result.Counts;
import io.diffraqt.transpile.CompiledCircuit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Programs on their way through the sixteen steps: selected, compiled, packed, sent, read. Not
/// thread-safe; sent once.
final class Sampling {
  private final Connection connection;
  private final List<Prepared> programs;
  private final Packing packing;
  private final String digest;
  private List<SubmissionKey> keys = List.of();

  /// @param selection of the program
  /// @param compiled for the target
  /// @param run what is sent
  private record Prepared(PostSelection selection, CompiledCircuit compiled, Submission.Run run) {}

  /// @param circuit with measurements
  /// @param bindings one execution per row
  /// @param samples shots per row
  record Program(Circuit circuit, Bindings bindings, Request.Samples samples) {}

  Sampling(Connection connection, List<Program> programs) {
    this.connection = connection;
    this.programs = programs.stream().map(this::prepared).toList();
    var runs = this.programs.stream().map(Prepared::run).toList();
    this.packing =
        Packer.pack(runs, connection.target().limits(), connection.dialect().map(Payload::new));
    this.digest = Digests.of(runs);
  }

  private Prepared prepared(Program program) {
    var selection = PostSelection.of(program.circuit());
    var compiled = connection.compile(selection.circuit());
    var bindings = compiled.bindings(program.bindings().arrangedFor(program.circuit().columns()));
    return new Prepared(
        selection, compiled, new Submission.Run(compiled.circuit(), bindings, program.samples()));
  }

  /// Sends everything. Where a submission fails, those before it go on and those after it are not
  /// sent.
  ///
  /// @param reading makes the result of what came
  /// @throws QuantumException the failure of the first submission: nothing was sent then
  <R> Job<R> submit(Function<Harvest, R> reading) {
    var submitted = connection.surroundings().clock().instant();
    var ids = new ArrayList<JobId>();
    var failure = Optional.<QuantumException>empty();
    for (var k = 0; k < keys().size() && failure.isEmpty(); k++) {
      try {
        ids.add(connection.backend().submit(submission(k, keys().get(k))));
      } catch (QuantumException e) {
        failure = Optional.of(requireBegun(ids, e));
      }
    }
    var unsent = failure;
    return new Job<>(
        connection.backend(),
        ids,
        connection.surroundings(),
        ended -> reading.apply(harvest(ids, submitted, ended, unsent)));
  }

  private static QuantumException requireBegun(List<JobId> ids, QuantumException failure) {
    if (ids.isEmpty()) {
      throw failure;
    }
    return failure;
  }

  /// Whether an earlier call bought a part of it.
  boolean isBegun() {
    return keys().stream().anyMatch(connection::isBought);
  }

  /// Drawn at the first need, since a plan alone must not use up the keys of a named run.
  private List<SubmissionKey> keys() {
    if (keys.isEmpty()) {
      keys = packing.batches().stream().map(b -> connection.key(Digests.of(b.runs()))).toList();
    }
    return keys;
  }

  private Submission submission(int batch, SubmissionKey key) {
    return new Submission(key, packing.batches().get(batch).runs());
  }

  /// What is sent, and what each part would cost; sends nothing.
  PackingPlan plan() {
    var parts = new ArrayList<PackingPlan.Part>();
    for (var k = 0; k < packing.batches().size(); k++) {
      var submission = submission(k, new SubmissionKey("plan"));
      parts.add(PackingPlan.Part.of(submission, connection.target(), connection.dialect()));
    }
    return new PackingPlan(parts, connection.target());
  }

  private Harvest harvest(
      List<JobId> ids,
      Instant submitted,
      List<Job.Ended> ended,
      Optional<QuantumException> unsent) {
    var losses = losses(ended, unsent);
    if (losses.size() == keys().size() && !losses.isEmpty()) {
      throw losses.getFirst().cause();
    }
    var counts = new ArrayList<Optional<List<Counts>>>();
    for (var k = 0; k < keys().size(); k++) {
      counts.add(k < ended.size() ? counts(ended.get(k)) : Optional.empty());
    }
    var rows = rows(packing.together(counts), losses);
    return new Harvest(rows, losses, provenance(ids, submitted, bills(ended), rows));
  }

  private List<Harvest.Loss> losses(List<Job.Ended> ended, Optional<QuantumException> unsent) {
    var losses = new ArrayList<Harvest.Loss>();
    for (var k = 0; k < keys().size(); k++) {
      var cause = k < ended.size() ? cause(ended.get(k)) : unsent;
      var place = k;
      cause.ifPresent(c ->
          losses.add(
              new Harvest.Loss(keys().get(place), packing.batches().get(place).places(), c)));
    }
    return losses;
  }

  private static Optional<QuantumException> cause(Job.Ended ended) {
    return switch (ended) {
      case Job.Ended.Done _ -> Optional.empty();
      case Job.Ended.Lost(var cause, _) -> Optional.of(cause);
    };
  }

  private static Optional<List<Counts>> counts(Job.Ended ended) {
    return switch (ended) {
      case Job.Ended.Done(var outcomes, _) ->
          Optional.of(outcomes.stream().map(Sampling::counts).toList());
      case Job.Ended.Lost _ -> Optional.empty();
    };
  }

  static List<Counts> requireCounts(Job.Ended ended) {
    cause(ended)
        .ifPresent(cause -> {
          throw cause;
        });
    return counts(ended).orElseThrow();
  }

  private List<Harvest.Row> rows(List<Optional<Counts>> counts, List<Harvest.Loss> losses) {
    var lost = new HashSet<Integer>();
    losses.forEach(loss -> lost.addAll(loss.rows()));
    var rows = new ArrayList<Harvest.Row>();
    for (var program : programs) {
      for (var row = 0; row < program.run().bindings().rows(); row++) {
        var place = rows.size();
        var seen = counts.get(place).map(all -> selected(program, all));
        rows.add(new Harvest.Row(seen, !lost.contains(place)));
      }
    }
    return rows;
  }

  private static SampleResult.Row selected(Prepared program, Counts all) {
    var kept = program.selection().apply(all);
    return new SampleResult.Row(kept, all.shots() - kept.shots());
  }

  private static Counts counts(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sampled(var counts) -> counts;
      case Outcome.Evaluated _ ->
          throw new RefusedException("the backend gave exact values where counts were asked for");
    };
  }

  private static List<JobStatus.Bill> bills(List<Job.Ended> ended) {
    return ended.stream()
        .map(e ->
            switch (e) {
              case Job.Ended.Done(_, var bill) -> bill;
              case Job.Ended.Lost(_, var bill) -> bill;
            })
        .toList();
  }

  private Provenance provenance(
      List<JobId> ids, Instant submitted, List<JobStatus.Bill> bills, List<Harvest.Row> rows) {
    var target = connection.target();
    var shots =
        rows.stream()
            .flatMap(r -> r.seen().stream())
            .mapToLong(r -> r.counts().shots() + r.discarded())
            .sum();
    var stages = new LinkedHashSet<String>();
    for (var program : programs) {
      var run = program.run();
      stages.addAll(
          Compilation.stages(connection, program.compiled(), run.bindings(), run.request()));
    }
    return new Provenance(
        connection.name(),
        ids,
        digest,
        submitted,
        connection.surroundings().clock().instant(),
        shots,
        new Provenance.Price(money(bills), target.tariff().currency()),
        target.calibration().map(c -> c.source() + " of " + c.takenAt()),
        List.copyOf(stages));
  }

  private static Optional<BigDecimal> money(List<JobStatus.Bill> bills) {
    return bills.stream()
        .map(JobStatus.Bill::money)
        .reduce(Optional.of(BigDecimal.ZERO), (sum, money) -> sum.flatMap(s -> money.map(s::add)));
  }
}
