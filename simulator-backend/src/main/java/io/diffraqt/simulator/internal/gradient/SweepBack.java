package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.evolve.RowBlocks;
import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Pass;
import io.diffraqt.simulator.internal.plan.Step;
import io.diffraqt.simulator.internal.plan.Step.Unitary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Undoes a sweep on a state and its cotangent, block by block, and adds up the overlaps of its
/// steps on the way. Blocks are shared among threads, in parts whose number and order do not depend
/// on them.
final class SweepBack {
  private static final int MOST_PARTS = 16;
  private static final int[] NO_TARGET = {};

  private final Step.Sweep sweep;
  private final int local;
  private final Kernels kernels;
  private final int sumsLength;
  private final List<Undone> undone = new ArrayList<>();

  /// One matrix to undo.
  ///
  /// @param step on places of the block, or beyond where it is diagonal
  /// @param inverse its conjugate transpose in the bound frame
  /// @param at where its overlap lies among the sums
  @SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the sweep, not compared.
  private record Undone(Unitary step, double[] inverse, int at) {
    /// Whether its overlap is a number for each entry of the diagonal, not for each pair.
    boolean isListed() {
      return step.isDiagonalStored();
    }

    boolean isThin() {
      var mask = Chain.entry(step, 0).mask();
      return step.diagonal() && Integer.bitCount(mask) <= 2;
    }

    boolean isPlain() {
      return step.targets().length == 1 && step.controls().isEmpty();
    }
  }

  SweepBack(Step.Sweep sweep, Kernels kernels, Frame frame) {
    this.sweep = sweep;
    this.local = sweep.active().length;
    this.kernels = kernels;
    var at = 0;
    for (var pass : sweep.back()) {
      if (pass instanceof Pass.Other(Unitary step)) {
        var inverse = new double[step.length()];
        Inverses.fill(step, frame.matrices(), inverse);
        undone.add(new Undone(step, inverse, at));
        at += step.isDynamic() ? step.length() : 0;
      }
    }
    this.sumsLength = at;
  }

  /// Undoes all steps and adds the derivatives by their angles to `slopes`.
  void run(Both both, Team team, Chain chain, double[] trig, double[] slopes) {
    var size = both.psi().size();
    var sums = 1 << local == size ? whole(both) : inBlocks(both, size, team);
    for (var one : undone) {
      if (one.step().isDynamic()) {
        differentiate(one, sums, chain, trig, slopes);
      }
    }
  }

  private double[] whole(Both both) {
    var sums = new double[sumsLength];
    block(both, 0, sums);
    return sums;
  }

  private double[] inBlocks(Both both, int size, Team team) {
    var rows = RowBlocks.of(Arrays.stream(sweep.active()).map(q -> 1 << q).sum(), size, 0);
    var parts = Math.min(MOST_PARTS, rows.blocks());
    var sums = new double[parts][sumsLength];
    team.run(
        parts,
        part -> {
          var block = new Both(kernels, rows.blockLength());
          for (var k = rows.first(part, parts); k < rows.first(part + 1, parts); k++) {
            Team.requireNotInterrupted();
            rows.load(both.psi(), k, block.psi());
            rows.load(both.lambda(), k, block.lambda());
            block(block, k, sums[part]);
            rows.store(block.psi(), k, both.psi());
            rows.store(block.lambda(), k, both.lambda());
          }
        });
    for (var part = 1; part < parts; part++) {
      for (var k = 0; k < sumsLength; k++) {
        sums[0][k] += sums[part][k];
      }
    }
    return sums[0];
  }

  private void block(Both block, int number, double[] sums) {
    var next = undone.iterator();
    for (var pass : sweep.back()) {
      switch (pass) {
        case Pass.Move(var map) ->
            block.move(map.low(local), map.of(number << local) ^ map.offset());
        case Pass.Other(Unitary _) -> undo(next.next(), block, number, sums);
        case Pass.Other(Step.Flip flip) -> block.flip(flip);
        case Pass.Other(Step.Swap swap) -> block.swap(swap);
        case Pass.Other(Step.Permute permute) -> block.permute(permute.from());
        case Pass.Other(var step) -> throw Path.unexpected(step);
        case Pass.Turn _, Pass.Phase _ ->
            throw new IllegalStateException(pass + " among passes back");
      }
    }
  }

  private void undo(Undone one, Both block, int number, double[] sums) {
    if (one.isThin()) {
      undoDiagonal(one, block, number, sums);
    } else if (one.isPlain() && one.step().isDynamic()) {
      var overlap = new double[8];
      var target = one.step().targets()[0];
      kernels.reverse1(block.lambda(), block.psi(), target, one.inverse(), overlap);
      add(overlap, sums, one.at(), 8);
    } else {
      if (one.step().isDynamic()) {
        addOverlap(one, block, sums);
      }
      block.apply(one.step(), one.inverse());
    }
  }

  private void addOverlap(Undone one, Both block, double[] sums) {
    var overlap = new double[8];
    var step = one.step();
    if (step.targets().length == 1) {
      kernels.overlap(block.lambda(), block.psi(), step.controls(), step.targets(), overlap);
      add(overlap, sums, one.at(), 8);
      return;
    }
    for (var a = 0; a < 1 << step.targets().length; a++) {
      var controls = Chain.entry(step, a);
      kernels.overlap(block.lambda(), block.psi(), controls, NO_TARGET, overlap);
      add(overlap, sums, one.at() + 2 * a, 2);
    }
  }

  /// Entry by entry, where the number of the block agrees with it.
  private void undoDiagonal(Undone one, Both block, int number, double[] sums) {
    var overlap = new double[2];
    for (var a = 0; a < 1 << one.step().targets().length; a++) {
      var entry = Chain.entry(one.step(), a);
      if ((number & entry.mask() >> local) == entry.value() >> local) {
        var inside = (1 << local) - 1;
        var controls = new Controls(entry.mask() & inside, entry.value() & inside);
        var at = one.isListed() ? 2 * a : 6 * a;
        if (one.step().isDynamic()) {
          kernels.overlap(block.lambda(), block.psi(), controls, NO_TARGET, overlap);
          add(overlap, sums, one.at() + at, 2);
        }
        block.phase(controls, one.inverse()[at], one.inverse()[at + 1]);
      }
    }
  }

  private static void add(double[] overlap, double[] sums, int at, int length) {
    for (var k = 0; k < length; k++) {
      sums[at + k] += overlap[k];
    }
  }

  private static void differentiate(
      Undone one, double[] sums, Chain chain, double[] trig, double[] slopes) {
    var overlap = Arrays.copyOfRange(sums, one.at(), one.at() + one.step().length());
    if (one.isListed()) {
      var entries = new double[overlap.length / 2];
      Arrays.setAll(entries, a -> overlap[2 * a + 1]);
      Chain.diagonal(one.step(), entries, slopes);
    } else {
      chain.one(one.step(), trig, overlap, slopes);
    }
  }
}
