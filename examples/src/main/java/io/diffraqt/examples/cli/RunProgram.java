package io.diffraqt.examples.cli;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Estimate;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Provenance;
import io.diffraqt.run.SampleResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs an OpenQASM 3 program.
@Command(
    name = "run",
    description = "Runs an OpenQASM 3 program on a backend.",
    footer = {
      "",
      "Without --shots and --exact, 1024 shots are taken.",
      "",
      "Example:",
      "  ./diffraqt run examples/programs/bell.qasm --backend simulator --shots 1000 --seed 7 --json"
    })
final class RunProgram implements Callable<Integer> {
  private static final int USUAL_SHOTS = 1024;

  @Mixin private Answer answer;
  @Mixin private BackendOptions backend;

  @Parameters(paramLabel = "PROGRAM.qasm", description = "OpenQASM 3 file.")
  private Path program;

  @Option(names = "--shots", paramLabel = "N", description = "Take N shots and count bits.")
  private Optional<Integer> shots = Optional.empty();

  @Option(names = "--exact", description = "Exact probabilities and expectation values.")
  private boolean exact;

  @Option(names = "--state", description = "The state at the end; with noise, the density matrix.")
  private boolean state;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Bind a parameter.")
  private Map<String, Double> values = new LinkedHashMap<>();

  @Option(
      names = "--bindings",
      paramLabel = "FILE.json",
      description = "A list of objects, one per row: a batch.")
  private Optional<Path> bindings = Optional.empty();

  @Option(
      names = "--observable",
      paramLabel = "SUM",
      description = "Such as \"0.5*XXI - 1.2*ZIZ\"; may be repeated.")
  private List<String> observables = List.of();

  @Option(
      names = "--mitigate",
      split = ",",
      paramLabel = "NAME",
      description = "readout, twirl, dd, zne.")
  private List<String> mitigations = List.of();

  @Override
  public Integer call() {
    refuseMitigation();
    var circuit = ProgramFile.read(program);
    var sums = observables.stream().map(PauliSum::parse).toList();
    requireSpan(sums, circuit);
    var rows = rows(circuit);
    try (var connection = backend.connect()) {
      backend.requireRoom(circuit, connection.target());
      var run = new Run(connection, circuit, rows, sums);
      var document = run.document();
      answer.give(document, document::text);
    }
    return ExitCode.DONE.value();
  }

  private void refuseMitigation() {
    if (!mitigations.isEmpty()) {
      throw new CallException(
          "--mitigate %s: error mitigation is not there yet; run without it"
              .formatted(String.join(",", mitigations)));
    }
  }

  private static void requireSpan(List<PauliSum> sums, Circuit circuit) {
    for (var sum : sums) {
      if (sum.span() > circuit.qubits()) {
        throw new CallException(
            "observable %s acts on qubit %d, and the program has %d qubits"
                .formatted(sum, sum.span() - 1, circuit.qubits()));
      }
    }
  }

  private Bindings rows(Circuit circuit) {
    if (bindings.isPresent() && !values.isEmpty()) {
      throw new CallException("--set and --bindings exclude each other");
    }
    return bindings
        .map(file -> BindingsFile.read(file, circuit))
        .orElseGet(() -> BindingsFile.of(values, circuit));
  }

  /// One call: exact values, counts, or both, for all rows.
  private final class Run {
    private final Connection connection;
    private final Circuit circuit;
    private final Bindings rows;
    private final List<PauliSum> sums;
    private final List<Provenance> origins = new ArrayList<>();

    Run(Connection connection, Circuit circuit, Bindings rows, List<PauliSum> sums) {
      this.connection = connection;
      this.circuit = circuit;
      this.rows = rows;
      this.sums = sums;
    }

    RunDocument document() {
      var exactRows = isExact() ? evaluate() : List.<Outcome.Evaluated>of();
      var counted = takesShots() ? Optional.of(sample()) : Optional.<SampleResult>empty();
      var estimates = takesShots() && !exact ? estimate() : List.<List<Estimate>>of();
      var results = new ArrayList<RunDocument.Row>();
      for (var row = 0; row < rows.rows(); row++) {
        results.add(
            new RunDocument.RowBuilder(circuit, rows, row)
                .exact(exactRows.isEmpty() ? Optional.empty() : Optional.of(exactRows.get(row)))
                .counts(at(counted, row))
                .estimates(estimates.isEmpty() ? List.of() : estimates.get(row))
                .observables(observables)
                .build());
      }
      return RunDocument.of(
          backend.name(),
          circuit,
          counted.isPresent() ? shotCount() : 0,
          backend.seed(),
          results,
          origins);
    }

    private boolean isExact() {
      return exact || state;
    }

    private boolean takesShots() {
      return shots.isPresent() || (!exact && !state);
    }

    private int shotCount() {
      return shots.orElse(USUAL_SHOTS);
    }

    private Optional<SampleResult.Row> at(Optional<SampleResult> result, int row) {
      return result.filter(r -> !r.rows().isEmpty()).map(r -> r.rows().get(row));
    }

    private List<Outcome.Evaluated> evaluate() {
      var request =
          new Request.Exact(
              quantities(), List.<Observable>copyOf(exact ? sums : List.of()), seed());
      var result = connection.exactRun().evaluate(circuit, rows, request);
      origins.add(result.provenance());
      return result.rows();
    }

    private EnumSet<Quantity> quantities() {
      var wanted = EnumSet.noneOf(Quantity.class);
      if (exact) {
        wanted.add(Quantity.PROBABILITIES);
      }
      if (state) {
        wanted.add(backend.isNoisy() ? Quantity.DENSITY_MATRIX : Quantity.STATE);
      }
      return wanted;
    }

    private SampleResult sample() {
      requireMeasurement();
      var result = connection.sampler().sample(circuit, rows, samples());
      origins.add(result.provenance());
      return result;
    }

    private void requireMeasurement() {
      if (circuit.bits() == 0 && sums.isEmpty()) {
        throw new io.diffraqt.error.CircuitException(
            program
                + " measures nothing, so there are no bits to count; add measurements, or ask for"
                + " --exact, --state or --observable");
      }
    }

    private List<List<Estimate>> estimate() {
      if (sums.isEmpty()) {
        return List.of();
      }
      var result = connection.estimator().sampled(circuit, rows, sums, samples());
      origins.add(result.provenance());
      return result.rows();
    }

    private Request.Samples samples() {
      return new Request.Samples(shotCount(), seed());
    }

    private OptionalLong seed() {
      return OptionalLong.of(backend.seed());
    }
  }
}
