package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.plan.Reach.Kind;
import java.util.ArrayList;
import java.util.List;

/// What takes the steps of a block back, last step first: matrices one by one, so that each can be
/// differentiated, and the inverse of each run of flips and swaps in one index map.
final class PassesBack {
  private final int qubits;
  private final int local;
  private final List<Pass> passes = new ArrayList<>();
  private final List<Step> moves = new ArrayList<>();

  private PassesBack(int qubits, int local) {
    this.qubits = qubits;
    this.local = local;
  }

  /// @param qubits bits of an index
  /// @param local those of them that number the amplitudes of a block
  static List<Pass> of(int qubits, int local, List<Step> steps) {
    var back = new PassesBack(qubits, local);
    steps.reversed().forEach(back::add);
    back.settle();
    return back.passes;
  }

  private void add(Step step) {
    var undone = step instanceof Step.Permute(var from, var to) ? new Step.Permute(to, from) : step;
    if (Reach.of(step).kind() == Kind.MOVE) {
      moves.add(undone);
    } else {
      settle();
      passes.add(new Pass.Other(undone));
    }
  }

  private void settle() {
    if (moves.size() == 1 && Passes.isInside(moves.getFirst(), local)) {
      passes.add(new Pass.Other(moves.getFirst()));
    } else if (!moves.isEmpty()) {
      passes.add(new Pass.Move(Linear.of(qubits, local, moves)));
    }
    moves.clear();
  }
}
