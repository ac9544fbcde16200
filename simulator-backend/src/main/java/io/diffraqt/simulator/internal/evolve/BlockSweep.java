package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Loops;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// Runs a group of steps block by block: copies the rows of a block together, runs all passes
/// there, and copies them back. Blocks are shared among threads. Blocks of zeros stay as they are:
/// of a basis state, which most circuits begin with, all but one.
///
/// @param <A> the precision of the state
final class BlockSweep<A extends Amplitudes<A>> {
  private final BoundSweep<A> bound;
  private final A psi;
  private final RowBlocks rows;

  BlockSweep(Step.Sweep sweep, Loops<A> kernels, Frame frame, A psi) {
    var qubits = Integer.numberOfTrailingZeros(psi.size());
    this.bound = new BoundSweep<>(sweep, qubits, kernels, frame);
    this.psi = psi;
    this.rows = RowBlocks.of(mask(sweep.active()), psi.size(), 0);
  }

  private static int mask(int[] active) {
    return Arrays.stream(active).map(q -> 1 << q).sum();
  }

  void run(Team team) {
    var parts = Math.min(team.size(), rows.blocks());
    team.run(parts, part -> blocks(rows.first(part, parts), rows.first(part + 1, parts)));
  }

  private void blocks(int from, int to) {
    var block = new Pair<>(psi.blank(rows.blockLength()));
    var runner = bound.runner();
    for (var k = from; k < to; k++) {
      Team.requireNotInterrupted();
      if (!rows.isZero(psi, k)) {
        rows.load(psi, k, block.used());
        runner.run(block, k);
        rows.store(block.used(), k, psi);
      }
    }
  }
}
