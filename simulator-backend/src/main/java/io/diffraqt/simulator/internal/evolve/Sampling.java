package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.sample.Draw;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.random.RandomGenerator;

/// Counts of shots of one plan. Not thread-safe; one per thread, for any number of rows.
///
/// Shots share a state for as long as all measured outcomes and drawn operators agree.
public final class Sampling {
  /// Folding errors into a distribution of `2^t` values pays from `2^t / 4` shots on.
  private static final int FOLD = 4;

  /// A list of `2^n` probabilities pays from `2^n / 8` shots of one state on.
  private static final int LIST = 8;

  /// So many shots are drawn at a time; each takes some 50 bytes.
  private static final long MOST_DRAWN = 1 << 20;

  private static final long ERRORS = -1;
  private static final long TOGETHER = -2;
  private static final long CHUNKS = -3;

  private final Plan plan;
  private final Kernels kernels;
  private final Frame frame;
  private final Readout readout;
  private final Register state;
  private Tally tally;

  /// @param plan with both outcomes of kept measurements recorded
  public Sampling(Plan plan, Registers registers) {
    this.plan = plan;
    this.kernels = registers.kernels();
    this.frame = new Frame(plan);
    this.readout = new Readout(plan);
    this.state = registers.zeros(plan);
    this.tally = new Tally(plan, readout);
  }

  /// Counts of `shots` shots of one row.
  ///
  /// @param bindings in the column order of the plan
  public Counts counts(Bindings bindings, int row, Portion.Shots shots) {
    tally = new Tally(plan, readout);
    frame.bind(bindings, row);
    var left = shots.count();
    for (var chunk = 0; left > 0 || chunk == 0; chunk++) {
      var some = hasErrors() ? Math.min(left, MOST_DRAWN) : left;
      var seed = chunk == 0 ? shots.seed() : Seeds.child(shots.seed(), CHUNKS - chunk);
      state.restart();
      new Walker(plan, frame, this::end).walk(state, withErrors(new Portion.Shots(some, seed)));
      left -= some;
    }
    return tally.counts();
  }

  private boolean hasErrors() {
    return !plan.errors().sites().isEmpty();
  }

  /// Errors are drawn first where that can be; then shots are told apart.
  private Portion withErrors(Portion.Shots shots) {
    if (!hasErrors()) {
      return shots;
    }
    var count = Math.toIntExact(shots.count());
    var drawn = DrawnErrors.of(plan.errors(), count, Seeds.child(shots.seed(), ERRORS));
    return new Portion.Drawn(drawn, drawn.sorted(), 0, shots.seed());
  }

  private void end(Register end, Bits bits, Portion portion) {
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
    var together = plain * LIST >= 1L << plan.qubits();
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
