package io.diffraqt.noise;

/// How often the read-out of one qubit is wrong.
///
/// @param oneGivenZero P(read 1 | state 0), in 0..1
/// @param zeroGivenOne P(read 0 | state 1), in 0..1
public record ReadoutError(double oneGivenZero, double zeroGivenOne) {
  /// @throws IllegalArgumentException when a probability is outside 0..1
  public ReadoutError {
    requireProbability(oneGivenZero);
    requireProbability(zeroGivenOne);
  }

  /// The same error for both states.
  public static ReadoutError symmetric(double probability) {
    return new ReadoutError(probability, probability);
  }

  /// P(read `read` | state `actual`).
  public double probability(int read, int actual) {
    var flip = actual == 0 ? oneGivenZero : zeroGivenOne;
    return read == actual ? 1 - flip : flip;
  }

  private static void requireProbability(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "read-out error " + value + " is not a probability in 0..1");
    }
  }
}
