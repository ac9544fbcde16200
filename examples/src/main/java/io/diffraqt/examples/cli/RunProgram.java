package io.diffraqt.examples.cli;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import io.diffraqt.observable.PauliSum;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      "Without --shots, --precision and --exact, 1024 shots are taken. With --precision, shots",
      "are bought in rounds where the variance is, until E is met; what was reached, and why it",
      "ended, is in the answer, and a precision that is not met ends with 4, or as what stopped it.",
      "",
      "A program's own result pragmas are answered too, exactly unless shots are asked for.",
      "",
      "Example:",
      "  ./diffraqt run examples/programs/bell.qasm --backend simulator --shots 1000 --seed 7 --json",
      "  ./diffraqt run examples/programs/bell.qasm --observable ZZ --precision 0.02"
    })
final class RunProgram implements Callable<Integer> {
  @Mixin private Answer answer;
  @Mixin private ProgramFile file;
  @Mixin private BackendOptions backend;

  @Parameters(paramLabel = "PROGRAM.qasm", description = "OpenQASM 3 file.")
  private Path program;

  @Mixin private ShotOptions shots;

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
    var read = file.readProgram(program);
    var circuit = read.circuit();
    var results = new AskedResults(read, backend.isNoisy());
    if (!results.isEmpty()) {
      shots.exactUnlessMeasured();
    }
    var sums = observables.stream().map(PauliSum::parse).toList();
    requireSpan(sums, circuit);
    shots.requireConsistent(!sums.isEmpty() || !results.isEmpty());
    results.require(shots);
    requireMeasurement(results);
    var rows = rows(circuit);
    try (var connection = backend.connect()) {
      backend.requireRoom(circuit, connection.target());
      var asked = new ProgramRun.Asked(results, rows, observables, backend.seed());
      return run(new ProgramRun(connection, asked, shots));
    }
  }

  private int run(ProgramRun run) {
    if (shots.wantsPrecision() && backend.quotes().isPresent()) {
      backend.quotes().get().add(backend.name(), run.precisionCost());
      return ExitCode.DONE.value();
    }
    if (answer.isVerbose()) {
      run.plans().forEach(plan -> PlanText.lines(plan).forEach(answer::tell));
    }
    var document = run.document(backend.name());
    answer.give(document, document::text);
    run.note().ifPresent(run.exit() == ExitCode.DONE ? answer::tell : answer::warn);
    if (run.canGoOn() && backend.quotes().isEmpty()) {
      answer.warn(backend.again());
    }
    return run.exit().value();
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

  private void requireMeasurement(AskedResults results) {
    var asks = !observables.isEmpty() || !results.isEmpty();
    if (!shots.isExact() && results.program().circuit().bits() == 0 && !asks) {
      throw new CircuitException(
          program
              + " measures nothing, so there are no bits to count; add measurements, or ask for"
              + " --exact, --state or --observable");
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
}
