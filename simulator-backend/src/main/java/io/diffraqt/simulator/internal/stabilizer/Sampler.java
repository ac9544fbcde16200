package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.simulator.internal.evolve.Team;
import io.diffraqt.simulator.internal.sample.Seeds;

/// Draws shots of one script, in order. Immutable and thread-safe; the same shots for a seed on any
/// number of threads, since batches of a size that depends on the script alone draw for themselves.
public final class Sampler {
  /// Bits of all frames of a batch that stay in the second cache, in words.
  private static final int CACHED_WORDS = 1 << 15;

  private static final int LEAST_WORDS = 4;
  private static final int MOST_WORDS = 64;

  private final Script script;
  private final int[] reference;
  private final int words;

  private Sampler(Script script, int[] reference) {
    this.script = script;
    this.reference = reference;
    var fitting = CACHED_WORDS / Math.max(1, 2 * script.qubits());
    this.words = Math.clamp(Integer.highestOneBit(Math.max(1, fitting)), LEAST_WORDS, MOST_WORDS);
  }

  /// Runs the script once for the reference, where it can be used for all shots.
  public static Sampler of(Script script) {
    return new Sampler(script, script.hasConditions() ? new int[0] : new Shot(script).reference());
  }

  /// The recorded bits of each shot.
  ///
  /// @return shot after shot, `⌈bits / 64⌉` words each, bit `k` at `k % 64` of word `k / 64`
  public long[] table(int shots, long seed, Team team) {
    var width = (script.bits() + 63) / 64;
    var table = new long[Math.multiplyExact(shots, width)];
    var unit = script.hasConditions() ? 1 : 64 * words;
    var batches = (shots + unit - 1) / unit;
    var parts = Math.min(team.size(), batches);
    team.run(
        parts,
        part -> {
          var from = (int) ((long) batches * part / parts);
          var to = (int) ((long) batches * (part + 1) / parts);
          if (script.hasConditions()) {
            oneByOne(from, to, seed, table, width);
          } else {
            byFrames(from, to, seed, table, width);
          }
        });
    return table;
  }

  /// The bits of a single shot, without a reference for others.
  public static long[] one(Script script, long seed) {
    return new Shot(script).drawn(Seeds.generator(seed));
  }

  private void oneByOne(int from, int to, long seed, long[] table, int width) {
    var shot = new Shot(script);
    for (var k = from; k < to; k++) {
      var bits = shot.drawn(Seeds.generator(Seeds.child(seed, k)));
      System.arraycopy(bits, 0, table, k * width, width);
    }
  }

  private void byFrames(int from, int to, long seed, long[] table, int width) {
    var frames = new Frames(script, reference, words);
    for (var k = from; k < to; k++) {
      var records = frames.run(Seeds.child(seed, k));
      for (var w = 0; w < words; w++) {
        BitBlock.turn(records, w, table, (64 * (k * words + w)), width);
      }
    }
  }
}
