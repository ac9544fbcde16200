package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.target.Calibration;
import io.diffraqt.transpile.CompiledCircuit.Figures;
import io.diffraqt.transpile.CompiledCircuit.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// One circuit on its way through the stages. Not thread-safe.
final class Compilation {
  private final PlaceAndRoute route;
  private final Requirements requirements;
  private final Stopwatch watch;
  private final Stopwatch.Deadline deadline;
  private final List<Stage> stages = new ArrayList<>();
  private Circuit circuit;
  private Layout initial;
  private Layout last;
  private double kept = 1;

  Compilation(PlaceAndRoute route, Circuit circuit, Stopwatch watch) {
    this.route = route;
    this.requirements = new Requirements(route.target(), route.couplers());
    this.watch = watch;
    this.deadline = watch.after(route.options().timeLimit());
    this.circuit = circuit;
    this.initial = Layout.identity(circuit.qubits());
    this.last = initial;
  }

  CompiledCircuit run() {
    requirements.check(circuit, route.options());
    var prepared = timed("prepare states", () -> StatePreparation.of(circuit, keepsPrepare()));
    circuit = prepared.circuit();
    extras().beforePlacing().forEach(this::pass);
    pass(new SplitLargeGates(route.target()));
    simplify();
    if (circuit.isPhysical()) {
      requirements.checkPairs(circuit, "the circuit names device qubits and");
    } else if (route.isNeeded()) {
      place();
    }
    translate();
    extras().afterPlacing().forEach(this::passOnDevice);
    schedule();
    route.target().require(circuit);
    return new CompiledCircuit(circuit, initial, last, stages, figures(), prepared::rebound);
  }

  private boolean keepsPrepare() {
    return route.target().limits().prepare();
  }

  private void place() {
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
      pass(new ResynthesizeCxNetworks());
    }
  }

  /// Writes everything in the target's gates, approximated where that is allowed and pays.
  private void translate() {
    var placed = circuit;
    toNative();
    if (!extras().approximates() || level() < 3 || !isCalibrated() || !hasPairs()) {
      return;
    }
    var exact = circuit;
    var near = timed("approximate pairs", () -> approximated(placed));
    circuit = near.circuit();
    toNative();
    if (near.kept() < 1 && success(circuit) * near.kept() > success(exact)) {
      kept = near.kept();
    } else {
      circuit = exact;
    }
  }

  private ApproximatePairs.Result approximated(Circuit placed) {
    var entangler = requirements.entangler();
    return ApproximatePairs.of(
        placed,
        entangler,
        (a, b) -> SuccessEstimate.gateError(calibration(), entangler.gate(), List.of(a, b)));
  }

  private void toNative() {
    if (hasPairs()) {
      if (level() >= 2) {
        pass(new ResynthesizePairs(requirements.entangler()));
        pass(new SpreadCommuting());
      }
      pass(new TranslateTwoQubit(route.target(), requirements.entangler()));
    }
    if (needsOneQubitGates()) {
      pass(new MergeOneQubitRuns(requirements.basis()));
      if (level() >= 2) {
        cancelAgain();
      }
    }
  }

  private void cancelAgain() {
    var before = circuit.instructions().size();
    pass(new CancelInverses(route.target().gates()));
    if (circuit.instructions().size() < before) {
      pass(new MergeOneQubitRuns(requirements.basis()));
    }
  }

  /// A pass of the user, and what makes its result native again.
  private void passOnDevice(Pass pass) {
    pass(pass);
    if (!pass.preserves().contains(Pass.Property.SMALL_GATES)) {
      pass(new SplitLargeGates(route.target()));
    }
    if (!pass.preserves().contains(Pass.Property.COUPLED)) {
      requirements.checkPairs(circuit, "the pass '" + pass.name() + "'");
    }
    if (!pass.preserves().contains(Pass.Property.NATIVE)) {
      toNative();
    }
  }

  private void schedule() {
    for (var schedule : extras().schedule()) {
      var table = timed("schedule", () -> Timetable.of(circuit, calibration(), schedule));
      circuit = circuit.withInstructions(table.withDelays());
    }
  }

  private Figures figures() {
    if (!isCalibrated()) {
      return new Figures(OptionalDouble.empty(), OptionalDouble.empty(), kept);
    }
    var seconds = Timetable.of(circuit, calibration(), Schedule.AS_SOON).seconds();
    return new Figures(
        OptionalDouble.of(success(circuit) * kept), OptionalDouble.of(seconds), kept);
  }

  private double success(Circuit compiled) {
    return SuccessEstimate.of(compiled, calibration());
  }

  private boolean isCalibrated() {
    return route.target().calibration().isPresent();
  }

  private Calibration calibration() {
    return route.target().calibration().orElseThrow();
  }

  private Options.Extras extras() {
    return route.options().extras();
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
    var from = watch.now();
    var result = work.get();
    stages.add(new Stage(name, watch.secondsSince(from)));
    return result;
  }
}
