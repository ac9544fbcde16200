package io.diffraqt.simulator;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.SimulatorSettings.Method;
import io.diffraqt.simulator.internal.evolve.Bits;
import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.plan.Aim;
import io.diffraqt.simulator.internal.plan.Aim.Form;
import io.diffraqt.simulator.internal.plan.Aim.Kept;
import io.diffraqt.simulator.internal.stabilizer.Compiler;
import io.diffraqt.simulator.internal.stabilizer.Compiler.Compiled;
import io.diffraqt.simulator.internal.stabilizer.Exact;
import io.diffraqt.simulator.internal.stabilizer.Sampler;
import io.diffraqt.simulator.internal.stabilizer.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Runs Clifford circuits on a tableau: where that is asked for, where it is the only way, and
/// where it is much faster. Empty answers leave a request to the other methods. Thread-safe.
final class StabilizerRuns {
  private final Method method;
  private final NoiseModel noise;
  private final Workers workers;
  private final Recent<Aim, Compiled> scripts;

  StabilizerRuns(Method method, NoiseModel noise, Workers workers) {
    this.method = method;
    this.noise = noise;
    this.workers = workers;
    this.scripts = new Recent<>(aim -> Compiler.compiled(aim, noise));
  }

  /// The scripts of all rows of a request, where a tableau is the method of choice.
  ///
  /// @throws UnsupportedCircuitException when it was asked for and cannot
  Optional<List<Script>> scripts(Circuit circuit, Bindings bindings, Request request) {
    if (method == Method.DENSITY || method == Method.TRAJECTORIES) {
      return Optional.empty();
    }
    bindings.arrangedFor(circuit.columns());
    var others = new Effort(circuit, noise).ofOthers(request);
    var needed = method == Method.STABILIZER || Double.isInfinite(others);
    if (!needed && (circuit.columns().width() > 0 || others < Effort.WORTH_A_LOOK)) {
      return Optional.empty();
    }
    var found = new ArrayList<Script>();
    for (var row = 0; row < bindings.rows(); row++) {
      switch (compiled(circuit, bindings, row, request)) {
        case Compiled.Refused(var reason) -> {
          return refused(reason);
        }
        case Compiled.Ready(var script) -> found.add(script);
      }
    }
    return needed || found.isEmpty() || Effort.of(found.getFirst(), request) * 4 < others
        ? Optional.of(found)
        : Optional.empty();
  }

  private Optional<List<Script>> refused(String reason) {
    if (method == Method.STABILIZER) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of("method=stabilizer was asked for, and " + reason + "; leave method out"));
    }
    return Optional.empty();
  }

  /// Why a circuit that fits nowhere else has no tableau either.
  Optional<String> reasonAgainst(Circuit circuit, Bindings bindings, Request request) {
    return switch (compiled(circuit, bindings, 0, request)) {
      case Compiled.Refused(var reason) ->
          Optional.of("a tableau would hold a Clifford circuit of that size, but " + reason);
      case Compiled.Ready _ -> Optional.empty();
    };
  }

  private Compiled compiled(Circuit circuit, Bindings bindings, int row, Request request) {
    var bound = circuit.columns().width() == 0 ? circuit : circuit.bound(bindings, row);
    var compiled =
        switch (request) {
          case Request.Samples _ -> scripts.of(new Aim(bound, List.of(), Kept.RECORDED, Form.PURE));
          case Request.Exact exact ->
              scripts.of(
                  new Aim(
                      bound,
                      Runs.extraQubits(bound, exact.observables()),
                      Kept.PROJECTED,
                      Form.PURE));
        };
    return compiled instanceof Compiled.Ready(var script) && request instanceof Request.Exact exact
        ? Exact.refusal(script, exact).<Compiled>map(Compiled.Refused::new).orElse(compiled)
        : compiled;
  }

  /// Counts of all rows.
  List<Outcome.Sampled> sample(List<Script> rows, int shots, long seed) {
    var work = rows.isEmpty() ? 0 : (double) rows.getFirst().size() * shots;
    return workers.rows(
        rows.size(),
        work,
        team ->
            row -> {
              var script = rows.get(row);
              return new Outcome.Sampled(counts(script, shots, Runs.rowSeed(seed, row), team));
            });
  }

  private static Counts counts(Script script, int shots, long seed, Team team) {
    var table =
        shots == 1 ? Sampler.one(script, seed) : Sampler.of(script).table(shots, seed, team);
    var width = table.length / shots;
    var counts = new HashMap<Bits, Long>();
    for (var shot = 0; shot < shots; shot++) {
      var words = Arrays.copyOfRange(table, shot * width, (shot + 1) * width);
      counts.merge(Bits.of(words, script.bits()), 1L, Long::sum);
    }
    var strings = new HashMap<String, Long>();
    counts.forEach((bits, count) -> strings.put(bits.toString(), count));
    return Counts.of(script.registers(), strings);
  }

  /// Exact values of all rows.
  List<Outcome.Evaluated> evaluate(List<Script> rows, Request.Exact request) {
    return rows.stream().map(script -> Exact.evaluated(script, request)).toList();
  }
}
