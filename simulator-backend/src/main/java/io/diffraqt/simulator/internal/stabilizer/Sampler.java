package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.sample.Seeds;
import io.diffraqt.simulator.internal.stabilizer.Shot.Reference;
import java.util.Optional;
import java.util.stream.IntStream;

/// Draws shots of one script, in order. Immutable and thread-safe; the same shots for a seed on any
/// number of threads, since batches of a size that depends on the script alone draw for themselves.
public final class Sampler {
  /// Bits of all frames of a batch that stay in the second cache, in words.
  private static final int CACHED_WORDS = 1 << 15;

  private static final int LEAST_WORDS = 4;
  private static final int MOST_WORDS = 64;

  private final Script script;

  /// For all shots, where none parts from it but by a Pauli.
  private final Optional<Reference> reference;

  private final int words;

  private Sampler(Script script, Optional<Reference> reference) {
    this.script = script;
    this.reference = reference;
    var fitting = CACHED_WORDS / Math.max(1, 2 * script.qubits());
    this.words = Math.clamp(Integer.highestOneBit(Math.max(1, fitting)), LEAST_WORDS, MOST_WORDS);
  }

  /// Runs the script once for the reference, where it can be used for all shots.
  public static Sampler of(Script script) {
    return new Sampler(
        script, script.feedsAll() ? Optional.of(new Shot(script).reference()) : Optional.empty());
  }

  /// The recorded bits of each shot.
  ///
  /// @return shot after shot, `⌈bits / 64⌉` words each, bit `k` at `k % 64` of word `k / 64`
  public long[] table(int shots, long seed, Team team) {
    var table = new long[Math.multiplyExact(shots, width())];
    var unit = 64 * words;
    var batches = (shots + unit - 1) / unit;
    var parts = Math.min(team.size(), batches);
    team.run(
        parts,
        part -> {
          var from = (int) ((long) batches * part / parts);
          var to = (int) ((long) batches * (part + 1) / parts);
          reference.ifPresentOrElse(
              all -> byFrames(all, from, to, seed, table),
              () -> IntStream.range(from, to).forEach(k -> byFlocks(k, seed, table)));
        });
    return table;
  }

  /// The bits of a single shot, without a reference for others.
  public static long[] one(Script script, long seed) {
    return new Shot(script).drawn(Seeds.generator(seed));
  }

  private void byFlocks(int batch, long seed, long[] table) {
    var first = 64 * words * batch;
    Flock.run(
        script,
        words,
        Seeds.child(seed, batch),
        (records, shots) -> {
          var rows = new long[shots.length * width()];
          turn(records, rows, 0);
          for (var k = 0; k < shots.length; k++) {
            var to = (first + shots[k]) * width();
            if (to < table.length) {
              System.arraycopy(rows, k * width(), table, to, width());
            }
          }
        });
  }

  private void byFrames(Reference reference, int from, int to, long seed, long[] table) {
    var frames = new Frames(script, words);
    for (var k = from; k < to; k++) {
      frames.restart(Seeds.child(seed, k));
      for (var line = 0; line < script.size(); ) {
        line = run(frames, line, reference);
      }
      turn(frames.records(), table, 64 * words * k);
    }
  }

  private int run(Frames frames, int line, Reference reference) {
    var op = script.op(line);
    if (op == Op.BRANCH) {
      frames.feed(script.arms(line), reference.held()::get);
      return script.arms(line).end();
    }
    var b = script.b(line);
    frames.run(op, script.a(line), b, op == Op.MEASURE ? reference.outcomes()[b] : 0);
    return line + 1;
  }

  private void turn(long[][] records, long[] table, int row) {
    for (var w = 0; w < (records.length == 0 ? 0 : records[0].length); w++) {
      BitBlock.turn(records, w, table, row + 64 * w, width());
    }
  }

  private int width() {
    return (script.bits() + 63) / 64;
  }
}
