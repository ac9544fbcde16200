package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.sample.Draw;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Counts of shots of one plan. Not thread-safe; one per thread, for any number of rows.
///
/// Shots share a state for as long as all measured outcomes and drawn operators agree.
public final class Sampling {
  /// Folding errors into a distribution of `2^t` values pays from `2^t / 4` shots on.
  private static final int FOLD = 4;

  private final Plan plan;
  private final Frame frame;
  private final Readout readout;
  private final Register state;
  private Map<Bits, Long> counts = new HashMap<>();

  /// @param plan with both outcomes of kept measurements recorded
  public Sampling(Plan plan, Registers registers) {
    this.plan = plan;
    this.frame = new Frame(plan);
    this.readout = new Readout(plan);
    this.state = registers.zeros(plan);
  }

  /// Counts of `shots` shots of one row.
  ///
  /// @param bindings in the column order of the plan
  public Counts counts(Bindings bindings, int row, Portion.Shots shots) {
    counts = new HashMap<>();
    frame.bind(bindings, row);
    state.restart();
    new Walker(plan, frame, this::end).walk(state, shots);
    var strings = new HashMap<String, Long>();
    counts.forEach((bits, count) -> strings.put(bits.toString(), count));
    return Counts.of(plan.registers(), strings);
  }

  private void end(Register end, Bits bits, Portion portion) {
    var shots = (Portion.Shots) portion;
    var random = Seeds.generator(Seeds.child(shots.seed(), Integer.MAX_VALUE));
    var actual = readout.actual(end);
    if (!readout.errs()) {
      draw(actual, bits, shots, random);
    } else if (shots.count() * FOLD >= actual.length) {
      draw(readout.distribution(end), bits, shots, random);
    } else {
      Draw.counts(
          random,
          shots.count(),
          actual,
          (value, count) -> {
            for (var shot = 0L; shot < count; shot++) {
              add(bits, readout.record(value, random), 1);
            }
          });
    }
  }

  private void draw(double[] recorded, Bits bits, Portion.Shots shots, RandomGenerator random) {
    Draw.counts(random, shots.count(), recorded, (value, count) -> add(bits, value, count));
  }

  private void add(Bits bits, int recorded, long count) {
    counts.merge(readout.fill(bits, recorded), count, Long::sum);
  }
}
