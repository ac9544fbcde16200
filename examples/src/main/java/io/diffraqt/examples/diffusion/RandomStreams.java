package io.diffraqt.examples.diffusion;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random generators by purpose and place, so that nothing depends on the order of work: a run that
/// is resumed, or spread over other threads, draws the same numbers.
///
/// The state of all generators is the seed; a checkpoint needs no more.
///
/// @param seed of the whole run
public record RandomStreams(long seed) {
  /// A new generator at the start of the stream of a purpose and place.
  ///
  /// @param purpose what the numbers are for, for instance `noise`
  /// @param place indices such as update, sample and step; equal ones give equal streams
  public RandomGenerator of(String purpose, long... place) {
    var state = mixed(seed ^ mixed(purpose.hashCode()));
    for (var index : place) {
      state = mixed(state + mixed(index + 0x9E3779B97F4A7C15L));
    }
    return new SplittableRandom(state);
  }

  /// Stafford's variant 13 of the 64-bit finaliser of MurmurHash3.
  private static long mixed(long value) {
    var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
