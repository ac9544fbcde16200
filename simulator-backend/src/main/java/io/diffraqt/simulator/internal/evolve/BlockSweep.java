package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;

/// Runs a group of steps block by block: copies the rows of a block together, runs all steps there,
/// and copies them back. Blocks are shared among threads.
final class BlockSweep {
  private final Step.Sweep sweep;
  private final Kernels kernels;
  private final Frame frame;
  private final Parts psi;

  /// Index offset of each row of a block, and amplitudes per row.
  private final int[] rows;

  private final int rowLength;
  private final int fixed;

  BlockSweep(Step.Sweep sweep, Kernels kernels, Frame frame, Parts psi) {
    this.sweep = sweep;
    this.kernels = kernels;
    this.frame = frame;
    this.psi = psi;
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
    var blocks = psi.size() >> sweep.active().length;
    var parts = Math.min(team.size(), blocks);
    team.run(
        parts,
        part ->
            blocks(
                (int) ((long) blocks * part / parts), (int) ((long) blocks * (part + 1) / parts)));
  }

  private void blocks(int from, int to) {
    var block = Parts.zeros(1 << sweep.active().length);
    for (var k = from; k < to; k++) {
      var base = spread(k);
      copy(psi.re(), base, block.re(), true);
      copy(psi.im(), base, block.im(), true);
      sweep.steps().forEach(step -> apply(step, block));
      copy(psi.re(), base, block.re(), false);
      copy(psi.im(), base, block.im(), false);
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

  private void copy(double[] all, int base, double[] block, boolean in) {
    for (var row = 0; row < rows.length; row++) {
      if (in) {
        System.arraycopy(all, base + rows[row], block, row * rowLength, rowLength);
      } else {
        System.arraycopy(block, row * rowLength, all, base + rows[row], rowLength);
      }
    }
  }

  private void apply(Step step, Parts block) {
    switch (step) {
      case Step.Unitary unitary ->
          Gates.apply(kernels, block, unitary, frame.matrices(), unitary.at());
      case Step.Flip(var controls, var target) -> kernels.flip(block, controls, target);
      case Step.Swap(var controls, var first, var second) ->
          kernels.swap(block, controls, first, second);
      case Step.Permute _,
          Step.Measure _,
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
