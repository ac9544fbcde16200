package io.diffraqt.transpile;

import java.time.Duration;
import java.util.List;

/// What a transpiler is asked for.
///
/// @param level 0 to 3
/// @param seed of all random choices
/// @param layout device qubits of the program qubits; empty when they are to be chosen
/// @param timeLimit after which no new trial starts
/// @param requestedTrials how many starts are routed; 0 for the level's own number
record Options(
    int level, long seed, List<Integer> layout, Duration timeLimit, int requestedTrials) {
  static final Options STANDARD = new Options(1, 0, List.of(), Duration.ofMinutes(1), 0);

  Options {
    layout = List.copyOf(layout);
    if (level < 0 || level > 3) {
      throw new IllegalArgumentException("level " + level + "; 0 to 3 are possible");
    }
    if (timeLimit.isNegative()) {
      throw new IllegalArgumentException("time limit " + timeLimit + " is negative");
    }
    if (requestedTrials < 0) {
      throw new IllegalArgumentException(requestedTrials + " trials; 1 is the least");
    }
  }

  /// How many starts are routed.
  int trials() {
    return requestedTrials > 0 ? requestedTrials : new int[] {1, 6, 16, 48}[level];
  }
}
