package io.diffraqt.examples.cli;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.QuantumException;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Estimate;
import io.diffraqt.run.Attained;
import io.diffraqt.run.Connection;
import io.diffraqt.run.EstimateResult;
import io.diffraqt.run.Estimator;
import io.diffraqt.run.PackingPlan;
import io.diffraqt.run.PartialResultException;
import io.diffraqt.run.PrecisionCost;
import io.diffraqt.run.Provenance;
import io.diffraqt.run.SampleResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One program under all its rows of values: exact values, counts, estimates, or several of them.
/// What came is kept where a part fails. Not thread-safe; runs once.
final class ProgramRun {
  /// More bits than this have too many outcomes to be listed.
  private static final int MOST_LISTED = 26;

  private final Connection connection;
  private final Asked asked;
  private final ShotOptions options;
  private final List<Provenance> origins = new ArrayList<>();
  private final Map<Integer, SampleResult.Row> counts = new HashMap<>();
  private final Map<Integer, List<Estimate>> estimates = new HashMap<>();
  private Optional<QuantumException> failure = Optional.empty();
  private List<RunDocument.Missing> missing = List.of();
  private Optional<Attained<?>> attained = Optional.empty();

  /// What is run.
  ///
  /// @param results the program, with what its text asks for
  /// @param rows its values
  /// @param observables as the user wrote them
  /// @param seed of all draws
  record Asked(AskedResults results, Bindings rows, List<String> observables, long seed) {
    Circuit circuit() {
      return results.program().circuit();
    }

    List<PauliSum> ownSums() {
      return observables.stream().map(PauliSum::parse).toList();
    }

    /// Those of the user first.
    List<PauliSum> sums() {
      return Stream.concat(ownSums().stream(), results.sums().stream()).toList();
    }
  }

  ProgramRun(Connection connection, Asked asked, ShotOptions options) {
    this.connection = connection;
    this.asked = asked;
    this.options = options;
  }

  /// What would be sent, by what is asked for; a precision plans its first round.
  List<PackingPlan> plans() {
    if (options.wantsPrecision()) {
      return List.of(precisionCost().first());
    }
    var plans = new ArrayList<PackingPlan>();
    if (options.takesShots() && asked.circuit().bits() > 0) {
      plans.add(connection.sampler().plan(asked.circuit(), asked.rows(), samples()));
    }
    if (measuresObservables()) {
      plans.add(estimator().plan(asked.circuit(), asked.rows(), asked.sums(), samples()));
    }
    return plans;
  }

  PrecisionCost precisionCost() {
    return asked.sums().isEmpty()
        ? connection
            .sampler()
            .cost(asked.circuit(), asked.rows(), options.totalVariation(asked.seed()))
        : estimator()
            .cost(asked.circuit(), asked.rows(), asked.sums(), options.standardError(asked.seed()));
  }

  RunDocument document(String backend) {
    var exact = options.isExact() ? evaluate() : List.<Outcome.Evaluated>of();
    var values =
        options.wantsProbabilities()
            ? asked.results().exactly(connection, asked.rows(), asked.seed())
            : List.<List<AskedResults.Value>>of();
    measure();
    var results = new ArrayList<RunDocument.Row>();
    for (var row = 0; row < asked.rows().rows(); row++) {
      results.add(
          new RunDocument.RowBuilder(asked.circuit(), asked.rows(), row)
              .exact(exact.isEmpty() ? Optional.empty() : Optional.of(exact.get(row)))
              .counts(Optional.ofNullable(counts.get(row)))
              .estimates(estimates.getOrDefault(row, List.of()))
              .results(values.isEmpty() ? measured(row) : values.get(row))
              .observables(asked.observables())
              .shotsEach(options.wantsPrecision())
              .build());
    }
    var document =
        RunDocument.of(backend, asked.circuit(), shots(), asked.seed(), results, origins)
            .withMissing(missing);
    return attained
        .map(a -> document.withPrecision(PrecisionPart.of(a, certainty())))
        .orElse(document);
  }

  /// What the estimates beyond those of the user's observables say.
  private List<AskedResults.Value> measured(int row) {
    var all = estimates.getOrDefault(row, List.of());
    var own = asked.observables().size();
    return all.size() <= own ? List.of() : asked.results().measured(all.subList(own, all.size()));
  }

  private OptionalDouble certainty() {
    return asked.sums().isEmpty()
        ? OptionalDouble.of(options.confidence())
        : OptionalDouble.empty();
  }

  /// Per circuit and row; with a precision, of all together.
  private long shots() {
    return options.wantsPrecision()
        ? attained.map(a -> a.rounds().stream().mapToLong(Attained.Round::shots).sum()).orElse(0L)
        : options.takesShots() ? options.shots() : 0;
  }

  private List<Outcome.Evaluated> evaluate() {
    var sums = List.<Observable>copyOf(options.wantsProbabilities() ? asked.ownSums() : List.of());
    var request = new Request.Exact(quantities(), sums, OptionalLong.of(asked.seed()));
    var result = connection.exactRun().evaluate(asked.circuit(), asked.rows(), request);
    origins.add(result.provenance());
    return result.rows();
  }

  private EnumSet<Quantity> quantities() {
    var wanted = EnumSet.noneOf(Quantity.class);
    if (options.wantsProbabilities() && (asked.ownSums().isEmpty() || canBeListed())) {
      wanted.add(Quantity.PROBABILITIES);
    }
    if (options.wantsState()) {
      wanted.add(asked.results().isNoisy() ? Quantity.DENSITY_MATRIX : Quantity.STATE);
    }
    return wanted;
  }

  /// Whether a table of all outcomes is of any use; values of observables are, however many.
  private boolean canBeListed() {
    var circuit = asked.circuit();
    return (circuit.bits() == 0 ? circuit.qubits() : circuit.bits()) <= MOST_LISTED;
  }

  /// What is measured; a failure that leaves a part standing ends it, and the part is kept.
  private void measure() {
    try {
      if (options.wantsPrecision()) {
        measureToPrecision();
      } else if (options.takesShots()) {
        requireAllCanRun();
        sample();
        if (measuresObservables()) {
          take(estimator().sampled(asked.circuit(), asked.rows(), asked.sums(), samples()));
        }
      }
    } catch (PartialResultException e) {
      keep(e);
    } catch (QuantumException e) {
      keep(e);
    }
  }

  /// Counts are not bought for a call whose observables the backend cannot measure.
  private void requireAllCanRun() {
    if (measuresObservables()) {
      estimator().plan(asked.circuit(), asked.rows(), asked.sums(), samples());
    }
  }

  private boolean measuresObservables() {
    return !asked.sums().isEmpty() && !options.wantsProbabilities();
  }

  private void measureToPrecision() {
    if (asked.sums().isEmpty()) {
      var wanted = options.totalVariation(asked.seed());
      var sampled = connection.sampler().sample(asked.circuit(), asked.rows(), wanted);
      attained = Optional.of(sampled);
      take(sampled.result());
    } else {
      var wanted = options.standardError(asked.seed());
      var estimated = estimator().sampled(asked.circuit(), asked.rows(), asked.sums(), wanted);
      attained = Optional.of(estimated);
      take(estimated.result());
    }
  }

  private void sample() {
    take(connection.sampler().sample(asked.circuit(), asked.rows(), samples()));
  }

  private void take(SampleResult result) {
    origins.add(result.provenance());
    for (var row = 0; row < result.rows().size(); row++) {
      counts.put(row, result.rows().get(row));
    }
  }

  private void take(EstimateResult result) {
    origins.add(result.provenance());
    for (var row = 0; row < result.rows().size(); row++) {
      estimates.put(row, result.rows().get(row));
    }
  }

  private void keep(PartialResultException partial) {
    failure = Optional.of(partial);
    missing = partial.missing().stream().map(RunDocument.Missing::of).toList();
    origins.add(partial.provenance());
    switch (partial.finished()) {
      case PartialResultException.Finished.Counted(var rows, _) -> counts.putAll(rows);
      case PartialResultException.Finished.Estimated(var rows) -> estimates.putAll(rows);
    }
  }

  /// No estimate came; the counts before it are bought.
  private void keep(QuantumException none) {
    if (counts.isEmpty()) {
      throw none;
    }
    failure = Optional.of(none);
    var rows = IntStream.range(0, asked.rows().rows()).boxed().toList();
    missing = List.of(new RunDocument.Missing(null, rows, String.valueOf(none.getMessage())));
  }

  private Estimator estimator() {
    return connection.estimator().withGrouping(options.grouping());
  }

  private Request.Samples samples() {
    return new Request.Samples(options.shots(), OptionalLong.of(asked.seed()));
  }

  /// What the user should know beside the values, if anything.
  Optional<String> note() {
    return failure.map(Throwable::getMessage).or(() -> attained.map(Attained::sentence));
  }

  /// Whether the same call could bring more.
  boolean canGoOn() {
    return failure.isPresent()
        || attained.filter(a -> a.end() instanceof Attained.End.Stopped).isPresent();
  }

  /// The failure that left a part out, or that ended the rounds.
  ExitCode exit() {
    return failure
        .map(ExitCode::of)
        .or(() -> attained.map(a -> exit(a.end())))
        .orElse(ExitCode.DONE);
  }

  private static ExitCode exit(Attained.End end) {
    return switch (end) {
      case Attained.End.Met _ -> ExitCode.DONE;
      case Attained.End.LimitReached _ -> ExitCode.OVER_BUDGET;
      case Attained.End.Stopped(var cause) -> ExitCode.of(cause);
    };
  }
}
