package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.sample.Draw;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.random.RandomGenerator;

/// Draws and counts what the shots at the ends of branches record. Not thread-safe.
final class ShotCounter implements Walker.Leaf {
  /// Folding errors into a distribution of `2^t` values pays from `2^t / 4` shots on.
  private static final int FOLD = 4;

  /// A list of `2^n` probabilities pays from `2^n / 8` shots of one state on.
  private static final int LIST = 8;

  private static final long TOGETHER = -2;

  private final long basisStates;
  private final Kernels kernels;
  private final Readout readout;
  private final Tally tally;

  ShotCounter(Plan plan, Readout readout, Kernels kernels) {
    this.basisStates = 1L << plan.qubits();
    this.kernels = kernels;
    this.readout = readout;
    this.tally = new Tally(plan, readout);
  }

  /// What was counted so far.
  Tally tally() {
    return tally;
  }

  @Override
  public void end(Register end, Bits bits, Portion portion) {
    tally.after(bits);
    switch (portion) {
      case Portion.Shots shots -> end(end, shots);
      case Portion.Drawn drawn -> end(end, drawn);
      case Portion.Weight _ -> throw new IllegalStateException("a weight among shots");
    }
  }

  /// Shots whose outcomes no error flips are counted together where they are many.
  private void end(Register end, Portion.Drawn drawn) {
    var shots = drawn.shots();
    var plain = 0L;
    for (var shot : shots) {
      plain += drawn.errors().flips(shot) == 0 ? 1 : 0;
    }
    var together = plain * LIST >= basisStates;
    if (together) {
      end(end, new Portion.Shots(plain, Seeds.child(drawn.seed(), TOGETHER)));
    }
    if (together && plain == shots.length) {
      return;
    }
    var random = Seeds.generator(Seeds.child(drawn.seed(), Integer.MAX_VALUE));
    var outcomes = end.fewOutcomes();
    for (var shot : shots) {
      var flips = drawn.errors().flips(shot);
      if (flips != 0 || !together) {
        var value = readout.value(outcomes.draw(random) ^ flips);
        tally.add(readout.record(value, random), 1);
      }
    }
  }

  private void end(Register end, Portion.Shots shots) {
    var random = Seeds.generator(Seeds.child(shots.seed(), Integer.MAX_VALUE));
    var actual = readout.actual(end);
    if (!readout.errs()) {
      draw(actual, shots, random);
    } else if (shots.count() * FOLD >= actual.length) {
      draw(readout.distribution(end), shots, random);
    } else {
      Draw.counts(
          kernels,
          random,
          shots.count(),
          actual,
          (value, count) -> {
            for (var shot = 0L; shot < count; shot++) {
              tally.add(readout.record(value, random), 1);
            }
          });
    }
  }

  private void draw(double[] recorded, Portion.Shots shots, RandomGenerator random) {
    Draw.counts(kernels, random, shots.count(), recorded, tally::add);
  }
}
