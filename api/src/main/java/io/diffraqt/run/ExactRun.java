package io.diffraqt.run;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Exact values of a program, on a backend that knows them. Thread-safe.
///
/// The program is compiled as for counts; observables go out through the final layout, and states
/// come back through it. A program without measurement gives its probabilities under a register
/// `measured`, over its qubits in rising order.
public final class ExactRun {
  /// Where the probabilities of a program without measurement are.
  public static final String MEASURED = "measured";

  private final Connection connection;
  private final ExactBackend backend;

  /// On an opened backend.
  ///
  /// @throws RefusedException when the backend knows no exact values
  @Inject
  public ExactRun(Connection connection) {
    this.connection = connection;
    this.backend =
        connection
            .exactBackend()
            .orElseThrow(() ->
                new RefusedException(
                    connection.name() + " gives counts, not exact values; ask for shots"));
  }

  /// Evaluates a circuit once per row of `bindings`.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when the backend cannot run it
  public ExactResult evaluate(Circuit circuit, Bindings bindings, Request.Exact request) {
    var submitted = connection.surroundings().clock().instant();
    var values = bindings.arrangedFor(circuit.columns());
    var program = new ExactProgram(circuit, connection.compile(circuit));
    var rows =
        measuresNothing(circuit) && request.quantities().contains(Quantity.PROBABILITIES)
            ? withProbabilities(circuit, values, request)
            : rows(program, values, request);
    return new ExactResult(
        rows,
        new Provenance(
            connection.name(),
            List.of(),
            Digests.of(program.compiled().circuit()),
            submitted,
            connection.surroundings().clock().instant(),
            0,
            Provenance.Price.FREE,
            connection.target().calibration().map(c -> c.source() + " of " + c.takenAt()),
            Compilation.stages(
                connection,
                program.compiled(),
                program.compiled().bindings(values),
                program.outward(request))));
  }

  private List<Outcome.Evaluated> rows(
      ExactProgram program, Bindings values, Request.Exact request) {
    var compiled = program.compiled();
    return backend
        .evaluate(compiled.circuit(), compiled.bindings(values), program.outward(request))
        .stream()
        .map(program::homeward)
        .toList();
  }

  /// Measuring would collapse the state, so probabilities take a run of their own.
  private List<Outcome.Evaluated> withProbabilities(
      Circuit circuit, Bindings values, Request.Exact request) {
    var measured = measured(circuit);
    var only = Request.Exact.of(Quantity.PROBABILITIES);
    var probabilities =
        rows(new ExactProgram(measured, connection.compile(measured)), values, only);
    var others = without(request, Quantity.PROBABILITIES);
    if (others.quantities().isEmpty() && others.observables().isEmpty()) {
      return probabilities;
    }
    var rest = rows(new ExactProgram(circuit, connection.compile(circuit)), values, others);
    var merged = new ArrayList<Outcome.Evaluated>();
    for (var row = 0; row < rest.size(); row++) {
      merged.add(merged(probabilities.get(row), rest.get(row)));
    }
    return merged;
  }

  private static boolean measuresNothing(Circuit circuit) {
    return circuit.bits() == 0 && !circuit.hasMeasurement();
  }

  private static Circuit measured(Circuit circuit) {
    var qubits = ExactProgram.reported(circuit);
    var builder =
        circuit.isPhysical()
            ? Circuit.onDeviceQubits(circuit.qubits())
            : Circuit.onQubits(circuit.qubits());
    circuit.parameters().forEach(builder::parameter);
    if (!qubits.isEmpty()) {
      builder.register(MEASURED, qubits.size());
    }
    builder.addAll(circuit.instructions());
    for (var bit = 0; bit < qubits.size(); bit++) {
      builder.measure(qubits.get(bit), bit);
    }
    return builder.build();
  }

  private static Request.Exact without(Request.Exact request, Quantity left) {
    var quantities = EnumSet.noneOf(Quantity.class);
    quantities.addAll(request.quantities());
    quantities.remove(left);
    return new Request.Exact(Set.copyOf(quantities), request.observables(), request.seed());
  }

  private static Outcome.Evaluated merged(Outcome.Evaluated probabilities, Outcome.Evaluated rest) {
    return new Outcome.Evaluated(
        probabilities.probabilities(),
        rest.expectations(),
        rest.state(),
        rest.densityMatrix(),
        rest.acceptance());
  }
}
