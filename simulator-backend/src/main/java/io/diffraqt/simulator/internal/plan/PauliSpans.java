package io.diffraqt.simulator.internal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Joins the steps of a plan for density matrices, as far as they have one outcome, into spans on
/// Pauli coefficients.
final class PauliSpans {
  private PauliSpans() {}

  /// The same steps with jumps to new indices; the steps themselves where one of them acts on too
  /// many qubits.
  static List<Step> of(int qubits, List<Step> steps) {
    if (!steps.stream().allMatch(s -> PauliOps.takes(s) || isAlone(s))) {
      return steps;
    }
    var starts = new HashSet<Integer>();
    steps.forEach(step -> addTarget(step, starts));
    var spans = new ArrayList<Step>();
    var moved = new int[steps.size() + 1];
    var next = 0;
    while (next < steps.size()) {
      moved[next] = spans.size();
      var end = next;
      while (end < steps.size()
          && PauliOps.takes(steps.get(end))
          && (end == next || !starts.contains(end))) {
        end++;
      }
      if (end == next) {
        spans.add(steps.get(next++));
      } else {
        spans.add(span(qubits, steps.subList(next, end), spans.isEmpty()));
        next = end;
      }
    }
    moved[steps.size()] = spans.size();
    spans.replaceAll(step -> withTarget(step, moved));
    return spans;
  }

  private static boolean isAlone(Step step) {
    return switch (step) {
      case Step.Measure _, Step.Load _, Step.Branch _, Step.Jump _ -> true;
      case Step.Unitary _,
          Step.Flip _,
          Step.Swap _,
          Step.Noise _,
          Step.Reset _,
          Step.Permute _,
          Step.Sweep _,
          Step.Span _ ->
          false;
    };
  }

  private static Step span(int qubits, List<Step> steps, boolean fresh) {
    var ops = new PauliOps(qubits);
    steps.forEach(ops::add);
    return new Step.Span(PauliSchedule.of(ops.settled(), ops.wires(), fresh));
  }

  private static void addTarget(Step step, Set<Integer> targets) {
    if (step instanceof Step.Branch(_, var otherwise)) {
      targets.add(otherwise);
    } else if (step instanceof Step.Jump(var to)) {
      targets.add(to);
    }
  }

  private static Step withTarget(Step step, int[] moved) {
    if (step instanceof Step.Branch(var condition, var otherwise)) {
      return new Step.Branch(condition, moved[otherwise]);
    }
    return step instanceof Step.Jump(var to) ? new Step.Jump(moved[to]) : step;
  }
}
