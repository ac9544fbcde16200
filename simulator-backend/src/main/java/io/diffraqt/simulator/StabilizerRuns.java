package io.diffraqt.simulator;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.SimulatorSettings.Method;
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
import java.util.List;
import java.util.Optional;

/// Runs Clifford circuits on a tableau: where that is asked for, where it is the only way, and
/// where it is much faster. Empty answers leave a request to the other methods. Thread-safe.
final class StabilizerRuns {
  private final Method method;
  private final NoiseModel noise;
  private final Workers workers;
  private final Recent<Compiled> scripts;

  /// What was last left to the other methods without a look at its angles.
  private volatile Optional<Left> left = Optional.empty();

  private record Left(Circuit circuit, Request request) {
    @SuppressWarnings("ReferenceEquality") // Equal circuits that are not the same are judged anew.
    boolean isFor(Circuit other, Request asked) {
      return circuit == other && request.equals(asked);
    }
  }

  /// That a tableau runs a request.
  ///
  /// @param scripts of all rows
  /// @param reason in a few words
  record Choice(List<Script> scripts, String reason) {
    /// Copies the scripts.
    Choice {
      scripts = List.copyOf(scripts);
    }
  }

  StabilizerRuns(Method method, NoiseModel noise, Workers workers) {
    this.method = method;
    this.noise = noise;
    this.workers = workers;
    this.scripts = new Recent<>(aim -> Compiler.compiled(aim, noise));
  }

  /// Whether a tableau is the method of choice.
  ///
  /// @throws UnsupportedCircuitException when it was asked for and cannot
  Optional<Choice> choice(Circuit circuit, Bindings bindings, Request request) {
    if (method == Method.DENSITY || method == Method.TRAJECTORIES) {
      return Optional.empty();
    }
    if (left.isPresent() && left.get().isFor(circuit, request)) {
      return Optional.empty();
    }
    bindings.requireSameNames(circuit.columns());
    var isNoisy = circuit.hasNoise() || !noise.equals(NoiseModel.none());
    var others = Effort.of(circuit).ofOthers(request, isNoisy);
    var needed = method == Method.STABILIZER || Double.isInfinite(others);
    if (!needed && (circuit.columns().width() > 0 || others < Effort.WORTH_A_LOOK)) {
      left = Optional.of(new Left(circuit, request));
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
    return reason(found, request, others).map(reason -> new Choice(found, reason));
  }

  private Optional<String> reason(List<Script> found, Request request, double others) {
    if (method == Method.STABILIZER) {
      return Optional.of("asked for");
    }
    if (Double.isInfinite(others)) {
      return Optional.of("a Clifford circuit, and no other method holds it");
    }
    var here = found.stream().mapToDouble(script -> Effort.of(script, request)).sum();
    return here * Effort.MARGIN < others * found.size()
        ? Optional.of("a Clifford circuit, " + Effort.compared(here, others * found.size()))
        : Optional.empty();
  }

  private Optional<Choice> refused(String reason) {
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
        rows.stream().mapToInt(script -> Memory.tables(shots, script.bits())).min().orElse(1),
        team ->
            row -> {
              var script = rows.get(row);
              return new Outcome.Sampled(counts(script, shots, Runs.rowSeed(seed, row), team));
            });
  }

  private static Counts counts(Script script, int shots, long seed, Team team) {
    Memory.requireTable(shots, script.bits());
    var table =
        shots == 1 ? Sampler.one(script, seed) : Sampler.of(script).table(shots, seed, team);
    return new ShotTable(script.registers(), shots, table).counts();
  }

  /// Refuses derivatives where a tableau was asked for.
  void requireOther() {
    if (method == Method.STABILIZER) {
      throw new UnsupportedCircuitException(
          "simulator",
          List.of(
              "method=stabilizer was asked for, and it gives no derivatives; leave method out"));
    }
  }

  /// Exact values of all rows.
  List<Outcome.Evaluated> evaluate(List<Script> rows, Request.Exact request) {
    return rows.stream().map(script -> Exact.evaluated(script, request)).toList();
  }
}
