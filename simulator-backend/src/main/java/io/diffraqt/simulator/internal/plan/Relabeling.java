package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.Controls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Steps on other qubits than they were written for.
final class Relabeling {
  private Relabeling() {}

  /// Steps that make the same state of all qubits in state 0, without swaps: what comes before a
  /// swap acts on the qubits that it leads to, and at the start a swap does nothing. The same steps
  /// where some do more than to change amplitudes.
  static List<Step> withoutSwaps(int qubits, List<Step> steps) {
    if (!steps.stream().allMatch(Relabeling::isMovable)) {
      return steps;
    }
    var places = new int[qubits];
    Arrays.setAll(places, q -> q);
    var moved = new ArrayList<Step>();
    for (var step : steps.reversed()) {
      if (step instanceof Step.Swap(var controls, var first, var second) && controls.isEmpty()) {
        var place = places[first];
        places[first] = places[second];
        places[second] = place;
      } else {
        moved.add(step(step, places));
      }
    }
    Collections.reverse(moved);
    return moved;
  }

  private static boolean isMovable(Step step) {
    return step instanceof Step.Unitary || step instanceof Step.Flip || step instanceof Step.Swap;
  }

  /// A step on other places.
  ///
  /// @param places the new one of each qubit
  static Step step(Step step, int[] places) {
    return switch (step) {
      case Step.Unitary(var on, var controls, var diagonal, var factors, var at, var place) -> {
        var targets = Arrays.stream(on).map(q -> places[q]).toArray();
        yield new Step.Unitary(targets, controls(controls, places), diagonal, factors, at, place);
      }
      case Step.Flip(var controls, var target) ->
          new Step.Flip(controls(controls, places), places[target]);
      case Step.Swap(var controls, var first, var second) ->
          new Step.Swap(controls(controls, places), places[first], places[second]);
      case Step.Permute _ -> step;
      case Step.Measure _,
          Step.Reset _,
          Step.Load _,
          Step.Noise _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          throw new IllegalStateException(step + " in a sweep");
    };
  }

  private static Controls controls(Controls controls, int[] places) {
    var local = Controls.NONE;
    for (var q = 0; q < places.length; q++) {
      if ((controls.mask() >> q & 1) == 1) {
        local = local.and(places[q], (controls.value() >> q & 1) == 1);
      }
    }
    return local;
  }
}
