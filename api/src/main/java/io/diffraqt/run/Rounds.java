package io.diffraqt.run;

import java.util.OptionalLong;

/// What may be spent to meet a precision.
///
/// @param pilot shots of each circuit in the first round at least, where that many can be needed
/// @param most number of rounds, at least 1
/// @param maxShots over all circuits, rows and rounds
/// @param seed for backends that draw pseudo-random numbers; each round derives its own
public record Rounds(int pilot, int most, long maxShots, OptionalLong seed) {
  /// @throws IllegalArgumentException when a number is below 1
  public Rounds {
    if (pilot < 1 || most < 1 || maxShots < 1) {
      throw new IllegalArgumentException(
          "a pilot of %d shots, %d rounds, %d shots in all; each at least 1"
              .formatted(pilot, most, maxShots));
    }
  }

  /// 100 shots at first, 8 rounds, a hundred million shots.
  public static Rounds defaults() {
    return new Rounds(100, 8, 100_000_000, OptionalLong.empty());
  }

  /// The same with a seed.
  public Rounds withSeed(long other) {
    return new Rounds(pilot, most, maxShots, OptionalLong.of(other));
  }

  /// The same with another limit of shots.
  public Rounds withMaxShots(long other) {
    return new Rounds(pilot, most, other, seed);
  }

  /// The same with another number of rounds.
  public Rounds withMost(int other) {
    return new Rounds(pilot, other, maxShots, seed);
  }
}
