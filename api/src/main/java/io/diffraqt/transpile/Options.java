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
/// @param extras beyond what the level does
record Options(
    int level,
    long seed,
    List<Integer> layout,
    Duration timeLimit,
    int requestedTrials,
    Extras extras) {
  static final Options STANDARD =
      new Options(1, 0, List.of(), Duration.ofMinutes(1), 0, Extras.NONE);

  /// What is done only on request.
  ///
  /// @param schedule one entry, where delays are written for waiting qubits
  /// @param approximates whether pairs may become cheaper and less exact
  /// @param beforePlacing passes on program qubits
  /// @param afterPlacing passes on device qubits
  record Extras(
      List<Schedule> schedule,
      boolean approximates,
      List<Pass> beforePlacing,
      List<Pass> afterPlacing) {
    static final Extras NONE = new Extras(List.of(), false, List.of(), List.of());

    Extras {
      schedule = List.copyOf(schedule);
      beforePlacing = List.copyOf(beforePlacing);
      afterPlacing = List.copyOf(afterPlacing);
    }

    boolean isNone() {
      return equals(NONE);
    }

    Extras withSchedule(Schedule other) {
      return new Extras(List.of(other), approximates, beforePlacing, afterPlacing);
    }

    Extras approximating() {
      return new Extras(schedule, true, beforePlacing, afterPlacing);
    }

    Extras withBeforePlacing(List<Pass> passes) {
      return new Extras(schedule, approximates, passes, afterPlacing);
    }

    Extras withAfterPlacing(List<Pass> passes) {
      return new Extras(schedule, approximates, beforePlacing, passes);
    }
  }

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
    return new Options(other, seed, layout, timeLimit, requestedTrials, extras);
  }

  Options withSeed(long other) {
    return new Options(level, other, layout, timeLimit, requestedTrials, extras);
  }

  Options withLayout(List<Integer> other) {
    return new Options(level, seed, other, timeLimit, requestedTrials, extras);
  }

  Options withTimeLimit(Duration other) {
    return new Options(level, seed, layout, other, requestedTrials, extras);
  }

  Options withTrials(int other) {
    return new Options(level, seed, layout, timeLimit, other, extras);
  }

  Options withExtras(Extras other) {
    return new Options(level, seed, layout, timeLimit, requestedTrials, other);
  }

  /// How many starts are routed.
  int trials() {
    return requestedTrials > 0 ? requestedTrials : new int[] {1, 4, 8, 16}[level];
  }
}
