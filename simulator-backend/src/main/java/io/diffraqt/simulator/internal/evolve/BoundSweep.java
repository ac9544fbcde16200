package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Loops;
import io.diffraqt.simulator.internal.kernel.PhaseTable;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Pass;
import io.diffraqt.simulator.internal.plan.Split;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// The passes of a sweep with the numbers of a bound frame. Shared by threads, each of which asks
/// for a runner of its own.
///
/// @param <A> the precision of the state
final class BoundSweep<A extends Amplitudes<A>> {
  private final Loops<A> kernels;
  private final Frame frame;
  private final int local;
  private final List<Bound> passes = new ArrayList<>();

  /// A pass with its numbers.
  @SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the sweep, not compared.
  private sealed interface Bound {
    /// One tangent per target, and the matrices that are applied as a whole.
    record Turn(int[] targets, double[] t, List<Step.Unitary> steep) implements Bound {
      /// No turn at all.
      static final Turn NONE = new Turn(new int[0], new double[0], List.of());

      /// Whether one pass does it together with the factors that follow.
      boolean isSingle() {
        return targets.length == 1 && steep.isEmpty();
      }
    }

    /// One table for all blocks.
    ///
    /// @param before at most one turn
    record Same(Turn before, PhaseTable table) implements Bound {}

    /// A table for each block.
    ///
    /// @param before at most one turn
    record Varying(Turn before, Phases phases) implements Bound {}

    /// What needs no numbers, or takes them from the frame.
    record Plain(Pass pass) implements Bound {}
  }

  /// @param qubits of the whole state
  BoundSweep(Step.Sweep sweep, int qubits, Loops<A> kernels, Frame frame) {
    this.kernels = kernels;
    this.frame = frame;
    this.local = sweep.active().length;
    for (var pass : sweep.passes()) {
      switch (pass) {
        case Pass.Turn turn -> passes.add(bound(turn));
        case Pass.Phase phase -> bind(new Phases(phase, qubits, local, frame));
        case Pass.Move _, Pass.Other _ -> passes.add(new Bound.Plain(pass));
      }
    }
  }

  private Bound bound(Pass.Turn turn) {
    var targets = new int[turn.steps().size()];
    var t = new double[targets.length];
    var steep = new ArrayList<Step.Unitary>();
    for (var k = 0; k < t.length; k++) {
      var step = turn.steps().get(k);
      targets[k] = step.targets()[0];
      if (Split.isSteep(frame.splits(), step.at())) {
        steep.add(step);
      } else {
        t[k] = frame.splits()[step.at()];
      }
    }
    return new Bound.Turn(targets, t, steep);
  }

  private void bind(Phases phases) {
    if (phases.varies()) {
      passes.add(new Bound.Varying(singleTurn(), phases));
    } else if (!phases.isIdle()) {
      var table = phases.table();
      phases.fill(0, table);
      passes.add(new Bound.Same(singleTurn(), table));
    }
  }

  /// Takes back the pass before if it is a single turn.
  private Bound.Turn singleTurn() {
    if (!passes.isEmpty() && passes.getLast() instanceof Bound.Turn turn && turn.isSingle()) {
      passes.removeLast();
      return turn;
    }
    return Bound.Turn.NONE;
  }

  /// What one thread needs for itself.
  Runner runner() {
    return new Runner();
  }

  /// Runs the passes on one block after another. Not thread-safe.
  final class Runner {
    private final PhaseTable[] tables = new PhaseTable[passes.size()];

    private Runner() {
      for (var k = 0; k < tables.length; k++) {
        if (passes.get(k) instanceof Bound.Varying(_, var phases)) {
          tables[k] = phases.table();
        }
      }
    }

    /// Runs all passes on a block.
    ///
    /// @param number of the block
    void run(Pair<A> block, int number) {
      for (var k = 0; k < passes.size(); k++) {
        switch (passes.get(k)) {
          case Bound.Turn turn -> turn(block, turn);
          case Bound.Same(var before, var table) -> phases(block, before, table);
          case Bound.Varying(var before, var phases) -> {
            phases.fill(number, tables[k]);
            phases(block, before, tables[k]);
          }
          case Bound.Plain(Pass.Move(var map)) -> {
            var offset = map.of(number << local) ^ map.offset();
            kernels.move(block.used(), map.low(local), offset, block.spare());
            block.exchange();
          }
          case Bound.Plain(var pass) -> other(block, ((Pass.Other) pass).step());
        }
      }
    }

    private void phases(Pair<A> block, Bound.Turn before, PhaseTable table) {
      if (before.isSingle()) {
        kernels.turnThenPhases(block.used(), before.targets()[0], before.t()[0], table);
      } else {
        kernels.phases(block.used(), table);
      }
    }

    private void turn(Pair<A> block, Bound.Turn turn) {
      kernels.turn(block.used(), turn.targets(), turn.t());
      for (var step : turn.steep()) {
        Gates.apply(kernels, block.used(), step, frame.matrices(), step.at());
      }
    }

    private void other(Pair<A> block, Step step) {
      switch (step) {
        case Step.Unitary unitary ->
            Gates.apply(kernels, block.used(), unitary, frame.matrices(), unitary.at());
        case Step.Flip(var controls, var target) -> kernels.flip(block.used(), controls, target);
        case Step.Swap(var controls, var first, var second) ->
            kernels.swap(block.used(), controls, first, second);
        case Step.Permute(var from, _) -> {
          kernels.permute(block.used(), from, block.spare());
          block.exchange();
        }
        case Step.Measure _,
            Step.Reset _,
            Step.Load _,
            Step.Noise _,
            Step.Branch _,
            Step.Jump _,
            Step.Sweep _,
            Step.Span _ ->
            throw new IllegalStateException(step + " in a sweep");
      }
    }
  }
}
