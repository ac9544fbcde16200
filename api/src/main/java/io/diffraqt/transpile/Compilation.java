package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.transpile.CompiledCircuit.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One circuit on its way through the stages. Not thread-safe.
final class Compilation {
  private final PlaceAndRoute route;
  private final Requirements requirements;
  private final List<Stage> stages = new ArrayList<>();
  private final long start = Stopwatch.nanos();
  private Circuit circuit;
  private Layout initial;
  private Layout last;

  Compilation(PlaceAndRoute route, Circuit circuit) {
    this.route = route;
    this.requirements = new Requirements(route.target(), route.graph());
    this.circuit = circuit;
    this.initial = Layout.identity(circuit.qubits());
    this.last = initial;
  }

  CompiledCircuit run() {
    requirements.check(circuit, route.options().layout());
    var prepared = timed("prepare states", () -> StatePreparation.of(circuit, keepsPrepare()));
    circuit = prepared.circuit();
    pass(new SplitLargeGates(route.target()));
    simplify();
    if (circuit.isPhysical()) {
      requirements.checkPairs(circuit);
    } else if (!route.target().coupling().everywhere() || !route.options().layout().isEmpty()) {
      place();
    }
    if (hasPairs()) {
      if (level() >= 2) {
        pass(new ResynthesizePairs(requirements.entangler()));
        pass(new SpreadCommuting());
      }
      pass(new TranslateTwoQubit(route.target(), requirements.entangler()));
    }
    finish();
    route.target().require(circuit);
    return new CompiledCircuit(
        circuit,
        initial,
        last,
        stages,
        SuccessEstimate.of(circuit, route.target()),
        prepared::rebound);
  }

  private boolean keepsPrepare() {
    return route.target().limits().prepare();
  }

  private void place() {
    var deadline = start + route.options().timeLimit().toNanos();
    var routed = timed("place and route", () -> route.run(circuit, deadline));
    circuit = routed.circuit();
    initial = routed.initial();
    last = new Layout(last.places().stream().map(routed.last()::place).toList());
  }

  /// Cancels what cancels before anything is placed.
  private void simplify() {
    if (level() >= 1) {
      pass(new CancelInverses());
    }
    if (level() >= 2) {
      pass(new DropBeforeMeasurement());
    }
    if (level() >= 2 && !circuit.isPhysical()) {
      var elided = timed("elide swaps", () -> ElidedSwaps.of(circuit));
      circuit = elided.circuit();
      last = elided.last();
    }
  }

  private void finish() {
    if (!needsOneQubitGates()) {
      return;
    }
    pass(new MergeOneQubitRuns(requirements.basis()));
    if (level() >= 2) {
      var before = circuit.instructions().size();
      pass(new CancelInverses(route.target().gates()));
      if (circuit.instructions().size() < before) {
        pass(new MergeOneQubitRuns(requirements.basis()));
      }
    }
  }

  private int level() {
    return route.options().level();
  }

  private boolean hasPairs() {
    return circuit
        .flattened()
        .anyMatch(i -> i instanceof Apply apply && apply.qubits().size() == 2);
  }

  private boolean needsOneQubitGates() {
    return circuit
        .flattened()
        .anyMatch(i -> i instanceof Apply apply && apply.qubits().size() == 1);
  }

  private void pass(Pass pass) {
    circuit = timed(pass.name(), () -> pass.run(circuit));
  }

  private <T> T timed(String name, Supplier<T> work) {
    var from = Stopwatch.nanos();
    var result = work.get();
    stages.add(new Stage(name, (Stopwatch.nanos() - from) * 1e-9));
    return result;
  }
}
