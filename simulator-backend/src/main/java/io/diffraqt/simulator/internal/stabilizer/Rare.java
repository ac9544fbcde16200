package io.diffraqt.simulator.internal.stabilizer;

import java.util.random.RandomGenerator;

/// The places of successes in one endless row of trials of probability `p` each, found by drawing
/// the gaps between them. Not thread-safe.
///
/// Trials are given in runs; where a run ends, the gap goes on in the next one, so that rare events
/// cost one draw each and runs without any cost none.
final class Rare {
  private final RandomGenerator random;
  private final double scale;
  private long next;

  Rare(double p, RandomGenerator random) {
    this.random = random;
    this.scale = -1 / Math.log1p(-p);
    this.next = gap();
  }

  /// A geometric number: the integer part of an exponential one.
  private long gap() {
    return (long) Math.min(random.nextExponential() * scale, 1L << 60);
  }

  /// The next success of this run of `trials`, from 0 on; −1 ends the run.
  int nextOf(int trials) {
    if (next >= trials) {
      next -= trials;
      return -1;
    }
    var found = (int) next;
    next += 1 + gap();
    return found;
  }
}
