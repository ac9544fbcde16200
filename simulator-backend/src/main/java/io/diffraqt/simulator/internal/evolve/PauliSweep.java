package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.PauliKernels;
import io.diffraqt.simulator.internal.plan.PauliBits;
import io.diffraqt.simulator.internal.plan.PauliOp;
import io.diffraqt.simulator.internal.plan.PauliProgram.Placed;
import io.diffraqt.simulator.internal.plan.PauliProgram.Sweep;

/// One pass over Pauli coefficients: in place where the block is all of them, else block by block
/// through a copy that stays in cache. Blocks are shared among threads.
final class PauliSweep {
  private final Sweep sweep;
  private final PauliNumbers numbers;
  private final PauliKernels kernels;
  private final double[] all;

  PauliSweep(Sweep sweep, PauliNumbers numbers, PauliKernels kernels, double[] all) {
    this.sweep = sweep;
    this.numbers = numbers;
    this.kernels = kernels;
    this.all = all;
  }

  void run(int places, Team team) {
    if (sweep.active().length == places) {
      apply(all);
      return;
    }
    var rows = RowBlocks.of(bits(), all.length, sweep.idle());
    var parts = Math.min(team.size(), rows.blocks());
    team.run(parts, part -> blocks(rows, rows.first(part, parts), rows.first(part + 1, parts)));
  }

  private void blocks(RowBlocks rows, int from, int to) {
    var block = new double[rows.blockLength()];
    for (var k = from; k < to; k++) {
      rows.load(all, k, block);
      apply(block);
      rows.store(block, k, all);
    }
  }

  /// The index bits of a block.
  private int bits() {
    var bits = 0;
    for (var place : sweep.active()) {
      bits |= 1 << PauliBits.z(place) | 1 << PauliBits.x(place, places());
    }
    return bits;
  }

  private int places() {
    return Integer.numberOfTrailingZeros(all.length) / 2;
  }

  private void apply(double[] block) {
    for (var placed : sweep.ops()) {
      apply(placed, block);
    }
  }

  private void apply(Placed placed, double[] v) {
    var bits = placed.bits();
    var idle = placed.idle();
    switch (placed.op()) {
      case PauliOp.Turn _ -> kernels.turn(v, v.length, bits, idle, numbers.numbers(), placed.at());
      case PauliOp.Moves(_, var from, var factors) ->
          kernels.moves(v, v.length, bits, idle, from, factors);
      case PauliOp.Scale(_, var factors) -> kernels.scale(v, v.length, bits, idle, factors);
      case PauliOp.Known(_, var matrix) -> kernels.sparse(v, v.length, bits, idle, matrix);
      case PauliOp.Open _ -> kernels.sparse(v, v.length, bits, idle, numbers.open()[placed.at()]);
      case PauliOp.Exchange _ -> kernels.exchange(v, v.length, bits, idle);
    }
  }
}
