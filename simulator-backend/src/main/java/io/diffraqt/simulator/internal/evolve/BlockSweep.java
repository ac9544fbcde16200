package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;

/// Runs a group of steps block by block: copies the rows of a block together, runs all passes
/// there, and copies them back. Blocks are shared among threads.
final class BlockSweep {
  private final BoundSweep bound;
  private final Parts psi;
  private final int blockQubits;

  /// Index offset of each row of a block, and amplitudes per row.
  private final int[] rows;

  private final int rowLength;
  private final int fixed;

  BlockSweep(Step.Sweep sweep, Kernels kernels, Frame frame, Parts psi) {
    var qubits = Integer.numberOfTrailingZeros(psi.size());
    this.bound = new BoundSweep(sweep, qubits, kernels, frame);
    this.psi = psi;
    this.blockQubits = sweep.active().length;
    var active = sweep.active();
    var run = 0;
    while (run < active.length && active[run] == run) {
      run++;
    }
    this.rowLength = 1 << run;
    this.rows = offsets(active, run);
    this.fixed = rows[rows.length - 1] | rowLength - 1;
  }

  private static int[] offsets(int[] active, int run) {
    var offsets = new int[1 << active.length - run];
    for (var k = 1; k < offsets.length; k++) {
      offsets[k] = offsets[k & k - 1] | 1 << active[run + Integer.numberOfTrailingZeros(k)];
    }
    return offsets;
  }

  void run(Team team) {
    var blocks = psi.size() >> blockQubits;
    var parts = Math.min(team.size(), blocks);
    team.run(
        parts,
        part ->
            blocks(
                (int) ((long) blocks * part / parts), (int) ((long) blocks * (part + 1) / parts)));
  }

  private void blocks(int from, int to) {
    var block = new Pair(Parts.zeros(1 << blockQubits));
    var runner = bound.runner();
    for (var k = from; k < to; k++) {
      Team.requireNotInterrupted();
      var base = spread(k);
      gather(psi.re(), base, block.used().re());
      gather(psi.im(), base, block.used().im());
      runner.run(block, k);
      scatter(block.used().re(), psi.re(), base);
      scatter(block.used().im(), psi.im(), base);
    }
  }

  /// The bits of a number at the index bits that no block holds.
  private int spread(int number) {
    var index = 0;
    var rest = number;
    for (var bit = 1; rest != 0; bit <<= 1) {
      if ((fixed & bit) == 0) {
        index |= (rest & 1) == 1 ? bit : 0;
        rest >>= 1;
      }
    }
    return index;
  }

  private void gather(double[] all, int base, double[] block) {
    for (var row = 0; row < rows.length; row++) {
      System.arraycopy(all, base + rows[row], block, row * rowLength, rowLength);
    }
  }

  private void scatter(double[] block, double[] all, int base) {
    for (var row = 0; row < rows.length; row++) {
      System.arraycopy(block, row * rowLength, all, base + rows[row], rowLength);
    }
  }
}
