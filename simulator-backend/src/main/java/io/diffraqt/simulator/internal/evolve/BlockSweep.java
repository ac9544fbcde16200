package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// Runs a group of steps block by block: copies the rows of a block together, runs all passes
/// there, and copies them back. Blocks are shared among threads.
final class BlockSweep {
  private final BoundSweep bound;
  private final Parts psi;
  private final RowBlocks rows;

  BlockSweep(Step.Sweep sweep, Kernels kernels, Frame frame, Parts psi) {
    var qubits = Integer.numberOfTrailingZeros(psi.size());
    this.bound = new BoundSweep(sweep, qubits, kernels, frame);
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
    var block = new Pair(Parts.zeros(rows.blockLength()));
    var runner = bound.runner();
    for (var k = from; k < to; k++) {
      Team.requireNotInterrupted();
      rows.load(psi.re(), k, block.used().re());
      rows.load(psi.im(), k, block.used().im());
      runner.run(block, k);
      rows.store(block.used().re(), k, psi.re());
      rows.store(block.used().im(), k, psi.im());
    }
  }
}
