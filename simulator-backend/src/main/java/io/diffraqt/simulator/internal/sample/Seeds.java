package io.diffraqt.simulator.internal.sample;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Seeds derived from seeds, so that every branch and every row draws for itself.
public final class Seeds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /// The generator of a seed; its numbers are specified by the Java platform.
  public static RandomGenerator generator(long seed) {
    return new SplittableRandom(seed);
  }

  /// The seed of child `index`; different for each of them and from the parent's own draws.
  ///
  /// Source: Stafford (2011), variant 13 of the finaliser of MurmurHash3.
  public static long child(long seed, long index) {
    var z = (seed ^ 0x5DEECE66DL) + (index + 1) * GOLDEN;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
