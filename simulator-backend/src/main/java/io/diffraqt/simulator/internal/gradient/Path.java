package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.circuit.Keep;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.simulator.internal.evolve.Bits;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.plan.Pass;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.plan.Step;
import io.diffraqt.simulator.internal.plan.Step.Unitary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The one way through a plan in which every measured outcome is kept.
///
/// @param steps what happens, in order; no jumps
/// @param bits recorded on the way
record Path(List<Step> steps, Bits bits) {
  Path {
    steps = List.copyOf(steps);
  }

  /// The way through a plan step by step.
  ///
  /// @throws UnsupportedCircuitException naming the first instruction that cannot be undone
  static Path stepwise(Plan plan) {
    return through(plan, plan.steps());
  }

  /// The same way in sweeps, where the plan has any.
  ///
  /// @throws UnsupportedCircuitException naming the first instruction that cannot be undone
  static Path swept(Plan plan) {
    return through(plan, plan.swept());
  }

  private static Path through(Plan plan, List<Step> all) {
    var steps = new ArrayList<Step>();
    var bits = Bits.zeros(plan.bits());
    var next = 0;
    while (next < all.size()) {
      var step = all.get(next++);
      switch (step) {
        case Step.Jump(var to) -> next = to;
        case Step.Branch(var condition, var otherwise) ->
            next = condition.holds(bits::value) ? next : otherwise;
        case Step.Measure measure -> {
          requireKept(measure, plan);
          bits = bits.with(measure.bit(), measure.keep() == Keep.ONE ? 1 : 0);
          steps.add(step);
        }
        case Step.Reset reset ->
            throw refused(
                reset.place(),
                "resets qubit %d, which may be entangled; reset before it is used or right after a kept measurement"
                    .formatted(plan.labels().get(reset.qubit())));
        case Step.Noise noise ->
            throw refused(noise.place(), "is followed by noise; differentiate without noise");
        case Step.Span _ -> throw unexpected(step);
        case Step.Unitary _, Step.Flip _, Step.Swap _, Step.Permute _, Step.Load _, Step.Sweep _ ->
            steps.add(step);
      }
    }
    return new Path(steps, bits);
  }

  /// The first step that a binding changes; nothing before it is differentiated.
  int firstNeeded() {
    for (var k = 0; k < steps.size(); k++) {
      var isNeeded =
          switch (steps.get(k)) {
            case Unitary unitary -> unitary.isDynamic();
            case Step.Load load -> load.source() instanceof Step.Source.Slot;
            case Step.Sweep sweep -> unitaries(sweep).anyMatch(Unitary::isDynamic);
            case Step.Flip _,
                Step.Swap _,
                Step.Permute _,
                Step.Measure _,
                Step.Reset _,
                Step.Noise _,
                Step.Branch _,
                Step.Jump _,
                Step.Span _ ->
                false;
          };
      if (isNeeded) {
        return k;
      }
    }
    return steps.size();
  }

  /// All matrices on the way outside of sweeps.
  Stream<Unitary> unitaries() {
    return steps.stream().filter(Unitary.class::isInstance).map(Unitary.class::cast);
  }

  private static Stream<Unitary> unitaries(Step.Sweep sweep) {
    return sweep.back().stream()
        .filter(pass -> pass instanceof Pass.Other(Unitary _))
        .map(pass -> (Unitary) ((Pass.Other) pass).step());
  }

  /// Where a kept measurement clears amplitudes.
  static Controls dropped(Step.Measure measure) {
    return Controls.NONE.and(measure.qubit(), measure.keep() == Keep.ZERO);
  }

  /// What is thrown where a step turns up that no path has.
  static IllegalStateException unexpected(Step step) {
    return new IllegalStateException(step + " on a path that is undone");
  }

  private static void requireKept(Step.Measure measure, Plan plan) {
    if (measure.keep() == Keep.BOTH) {
      throw refused(
          measure.place(),
          "measures qubit %d in mid-circuit and goes on with both outcomes; keep one, or measure at the end"
              .formatted(plan.labels().get(measure.qubit())));
    }
  }

  private static UnsupportedCircuitException refused(int place, String why) {
    return new UnsupportedCircuitException(
        "simulator",
        List.of("no derivative goes through instruction %d: it %s".formatted(place, why)));
  }
}
