package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.sample.Seeds;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Shots of a script that take the same branches, on one tableau as their reference and frames.
/// Where they part, each part takes its first shot as reference and goes on alone. Not thread-safe.
final class Flock {
  private final Script script;
  private final Tableau reference;

  /// What the reference has recorded.
  private final BitSet bits;

  private final Frames frames;
  private final int[] shots;
  private final long seed;
  private int line;

  /// Takes what shots have recorded.
  interface End {
    /// Called once for all shots that stayed together.
    ///
    /// @param records by bit, one word per 64 shots
    /// @param shots which ones, in the order of the records
    void take(long[][] records, int[] shots);
  }

  private Flock(
      Script script, Tableau reference, BitSet bits, Frames frames, int[] shots, long seed) {
    this.script = script;
    this.reference = reference;
    this.bits = bits;
    this.frames = frames;
    this.shots = shots;
    this.seed = seed;
  }

  /// Draws `64 · words` shots.
  static void run(Script script, int words, long seed, End end) {
    var frames = new Frames(script, words);
    frames.restart(seed);
    var all = IntStream.range(0, 64 * words).toArray();
    var reference = new Tableau(script.qubits());
    new Flock(script, reference, new BitSet(), frames, all, seed).run(0, end);
  }

  private void run(int from, End end) {
    line = from;
    while (line < script.size()) {
      Team.requireNotInterrupted();
      var op = script.op(line);
      var a = script.a(line);
      var b = script.b(line);
      if (op == Op.BRANCH && !script.feeds(line)) {
        if (parts(script.arms(line), end)) {
          return;
        }
      } else {
        line = op == Op.JUMP ? b : step(op, a, b);
      }
    }
    end.take(frames.records(), shots);
  }

  /// Runs a line.
  ///
  /// @return the line to go on with
  private int step(Op op, int a, int b) {
    switch (op) {
      case BRANCH -> {
        frames.feed(script.arms(line), this::holds);
        return follow(script.arms(line));
      }
      case MEASURE -> {
        var outcome = reference.measure(a, () -> false);
        bits.set(script.measurements().get(b).bit(), outcome == 1);
        frames.run(op, a, b, outcome);
      }
      case RESET -> {
        if (reference.measure(a, () -> false) == 1) {
          reference.move(Op.X, a, a);
        }
        frames.run(op, a, b, 0);
      }
      case NOISE -> frames.run(op, a, b, 0);
      case H, S, SX, CX, CZ, SWAP, X, Z, RETIRE_X, RETIRE_Z -> {
        reference.move(op, a, b);
        frames.run(op, a, b, 0);
      }
      case JUMP -> throw new IllegalStateException("a jump is no step");
    }
    return line + 1;
  }

  private boolean holds(int condition) {
    return script.conditions().get(condition).holds(bit -> bits.get(bit) ? 1 : 0);
  }

  /// Runs the arm of Paulis that the reference takes.
  private int follow(Script.Arms arms) {
    var at = holds(arms.condition()) ? arms.then() : arms.otherwise();
    while (at < arms.end()) {
      switch (script.op(at)) {
        case JUMP -> at = script.b(at);
        case BRANCH -> at = follow(script.arms(at));
        case X, Z -> reference.move(script.op(at), script.a(at++), 0);
        case H, S, SX, CX, CZ, SWAP, MEASURE, RESET, NOISE, RETIRE_X, RETIRE_Z -> at++;
      }
    }
    return arms.end();
  }

  /// Goes on where all shots decide as the reference does; or else parts, and all is done.
  private boolean parts(Script.Arms arms, End end) {
    var found = frames.holding(arms.condition());
    var isReference = holds(arms.condition());
    var like = lanes(found, isReference);
    if (like.length == shots.length) {
      line = isReference ? arms.then() : arms.otherwise();
      return false;
    }
    part(lanes(found, true), 1, arms.then(), end);
    part(lanes(found, false), 0, arms.otherwise(), end);
    return true;
  }

  private void part(int[] lanes, int arm, int from, End end) {
    if (lanes.length > 0) {
      var own = Seeds.child(seed, arm);
      var chosen = Arrays.stream(lanes).map(lane -> shots[lane]).toArray();
      var apart = frames.chosen(lanes, own);
      new Flock(script, reference(lanes[0]), bits(lanes[0]), apart, chosen, own).run(from, end);
    }
  }

  /// The state of one lane.
  private Tableau reference(int lane) {
    var state = reference.copy();
    for (var q = 0; q < script.qubits(); q++) {
      for (var pauli : List.of(Op.X, Op.Z)) {
        if (frames.has(pauli, q, lane)) {
          state.move(pauli, q, q);
        }
      }
    }
    return state;
  }

  /// What one lane has recorded.
  private BitSet bits(int lane) {
    var recorded = new BitSet();
    for (var bit = 0; bit < script.bits(); bit++) {
      recorded.set(bit, (frames.records()[bit][lane >> 6] >>> (lane & 63) & 1) == 1);
    }
    return recorded;
  }

  /// The lanes of shots in which a condition holds, or does not.
  private int[] lanes(long[] found, boolean holds) {
    return IntStream.range(0, shots.length)
        .filter(k -> (found[k >> 6] >>> (k & 63) & 1) == 1 == holds)
        .toArray();
  }
}
