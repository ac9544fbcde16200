package io.diffraqt.run;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.CostEstimate;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.result.Counts;
import io.diffraqt.transpile.CompiledCircuit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Programs on their way through the sixteen steps: selected, compiled, packed, sent, read.
final class Sampling {
  private final Connection connection;
  private final List<Prepared> programs;
  private final Packing packing;
  private final String digest;

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
    this.packing = Packing.of(runs, connection.target().limits());
    this.digest = Digests.of(runs);
  }

  private Prepared prepared(Program program) {
    var selection = PostSelection.of(program.circuit());
    var compiled = connection.compile(selection.circuit());
    var bindings = compiled.bindings(program.bindings().arrangedFor(program.circuit().columns()));
    return new Prepared(
        selection, compiled, new Submission.Run(compiled.circuit(), bindings, program.samples()));
  }

  /// Sends everything.
  ///
  /// @param reading makes the result of the rows of all programs in order
  <R> Job<R> submit(BiFunction<List<SampleResult.Row>, Provenance, R> reading) {
    var submitted = connection.surroundings().clock().instant();
    var ids = new ArrayList<JobId>();
    for (var submission : submissions(connection.surroundings().keys())) {
      ids.add(connection.backend().submit(submission));
    }
    return new Job<>(
        connection.backend(),
        ids,
        connection.surroundings(),
        finished -> {
          var rows = rows(packing.together(counts(finished.outcomes())));
          return reading.apply(rows, provenance(ids, submitted, finished.bills(), rows));
        });
  }

  /// What it would cost; sends nothing.
  CostEstimate cost() {
    return submissions(_ -> new SubmissionKey("estimate")).stream()
        .map(submission -> CostEstimate.of(submission, connection.target()))
        .reduce(CostEstimate::plus)
        .orElseGet(() -> CostEstimate.none(connection.target()));
  }

  private List<Submission> submissions(KeySource keys) {
    return packing.batches().stream()
        .map(Packing::runs)
        .map(runs -> new Submission(keys.next(Digests.of(runs)), runs))
        .toList();
  }

  private List<SampleResult.Row> rows(List<Counts> counts) {
    var rows = new ArrayList<SampleResult.Row>();
    for (var program : programs) {
      for (var row = 0; row < program.run().bindings().rows(); row++) {
        var all = counts.get(rows.size());
        var kept = program.selection().apply(all);
        rows.add(new SampleResult.Row(kept, all.shots() - kept.shots()));
      }
    }
    return rows;
  }

  static List<List<Counts>> counts(List<List<Outcome>> outcomes) {
    return outcomes.stream().map(job -> job.stream().map(Sampling::counts).toList()).toList();
  }

  private static Counts counts(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sampled(var counts) -> counts;
      case Outcome.Evaluated _ ->
          throw new RefusedException("the backend gave exact values where counts were asked for");
    };
  }

  private Provenance provenance(
      List<JobId> ids, Instant submitted, List<JobStatus.Bill> bills, List<SampleResult.Row> rows) {
    var target = connection.target();
    var shots = rows.stream().mapToLong(r -> r.counts().shots() + r.discarded()).sum();
    var stages = new LinkedHashSet<String>();
    programs.forEach(p -> stages.addAll(Compilation.stages(p.compiled())));
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

  private Optional<BigDecimal> money(List<JobStatus.Bill> bills) {
    return bills.stream()
        .map(JobStatus.Bill::money)
        .reduce(Optional.of(BigDecimal.ZERO), (sum, money) -> sum.flatMap(s -> money.map(s::add)));
  }
}
