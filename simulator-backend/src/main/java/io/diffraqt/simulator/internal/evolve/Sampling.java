package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.result.Counts;
import io.diffraqt.simulator.internal.evolve.Forks.Fork;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Plan;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Counts of shots of one plan. Not thread-safe; one per thread, for any number of rows.
///
/// Shots share a state for as long as all measured outcomes and drawn operators agree. Branches may
/// be shared among threads; counts do not depend on their number.
public final class Sampling {
  /// So many shots are drawn at a time; each takes some 50 bytes.
  private static final long MOST_DRAWN = 1 << 20;

  private static final long ERRORS = -1;
  private static final long CHUNKS = -3;

  private final Plan plan;
  private final Readout readout;
  private final Registers registers;
  private final Team followers;
  private final List<Frame> frames = new ArrayList<>();
  private final States states;

  /// @param plan with both outcomes of kept measurements recorded
  /// @param registers of branches; with several followers, each has one thread
  /// @param followers threads that share the branches
  public Sampling(Plan plan, Registers registers, Team followers) {
    this.plan = plan;
    this.readout = new Readout(plan);
    this.registers = registers;
    this.followers = followers;
    this.states = new States(plan, registers);
    for (var k = 0; k < followers.size(); k++) {
      frames.add(new Frame(plan));
    }
  }

  /// Counts of `shots` shots of one row.
  ///
  /// @param bindings in the column order of the plan
  public Counts counts(Bindings bindings, int row, Portion.Shots shots) {
    frames.forEach(frame -> frame.bind(bindings, row));
    var counters =
        frames.stream().map(_ -> new ShotCounter(plan, readout, registers.kernels())).toList();
    var left = shots.count();
    for (var chunk = 0; left > 0 || chunk == 0; chunk++) {
      var some = hasErrors() ? Math.min(left, MOST_DRAWN) : left;
      var seed = chunk == 0 ? shots.seed() : Seeds.child(shots.seed(), CHUNKS - chunk);
      follow(withErrors(new Portion.Shots(some, seed)), counters);
      left -= some;
    }
    var tally = counters.getFirst().tally();
    counters.stream().skip(1).forEach(counter -> tally.addAll(counter.tally()));
    return tally.counts();
  }

  private void follow(Portion portion, List<ShotCounter> counters) {
    var start = Walker.start(plan, states, portion);
    if (counters.size() == 1) {
      walker(0, counters, _ -> false).walk(start);
      return;
    }
    var forks = new Forks(counters.size());
    forks.offer(start);
    followers.run(counters.size(), k -> forks.follow(walker(k, counters, forks::offer)));
  }

  private Walker walker(int k, List<ShotCounter> counters, Predicate<Fork> others) {
    return new Walker(states, frames.get(k), counters.get(k), others);
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
}
