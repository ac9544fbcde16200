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

  Options withLevel(int other) {
    return new Options(other, seed, layout, timeLimit, requestedTrials);
  }

  Options withSeed(long other) {
    return new Options(level, other, layout, timeLimit, requestedTrials);
  }

  Options withLayout(List<Integer> other) {
    return new Options(level, seed, other, timeLimit, requestedTrials);
  }

  Options withTimeLimit(Duration other) {
    return new Options(level, seed, layout, other, requestedTrials);
  }

  Options withTrials(int other) {
    return new Options(level, seed, layout, timeLimit, other);
  }

  /// How many starts are routed.
  int trials() {
    return requestedTrials > 0 ? requestedTrials : new int[] {1, 4, 8, 16}[level];
  }
}
