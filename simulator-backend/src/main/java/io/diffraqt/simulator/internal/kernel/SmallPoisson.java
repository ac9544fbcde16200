package io.diffraqt.simulator.internal.kernel;

/// Poisson variables of many small means, each from one uniform number by inversion: number `k` of
/// the generator `SplittableRandom(seed)` belongs to mean `k`, so that no order of work matters.
public final class SmallPoisson {
  /// Larger means are left out, for the search grows with them.
  public static final double MOST = 24;

  /// The chance of more is below 1e-60.
  static final int TERMS = 192;

  static final long GOLDEN = 0x9E3779B97F4A7C15L;
  static final double[] INVERSES = inverses();

  private SmallPoisson() {}

  private static double[] inverses() {
    var inverses = new double[TERMS];
    for (var k = 1; k < TERMS; k++) {
      inverses[k] = 1.0 / k;
    }
    return inverses;
  }

  /// Writes one number for each mean `rate · p[k]` below [#MOST], and −1 for others.
  ///
  /// @param kernels whose vectors are used, if they have any
  public static void draw(Kernels kernels, double[] p, double rate, long seed, long[] counts) {
    var lanes = KernelChoice.lanes(kernels);
    var done = lanes > 1 ? VectorPoisson.draw(p, rate, seed, counts) : 0;
    for (var k = done; k < p.length; k++) {
      counts[k] = one(rate * p[k], seed + (k + 1) * GOLDEN);
    }
  }

  private static long one(double mean, long state) {
    if (!(mean < MOST)) {
      return -1;
    }
    var term = Math.exp(-mean);
    var left = (double) (mixed(state) >>> 11) * 0x1p-53 - term;
    var k = 0;
    while (left >= 0 && k + 1 < TERMS) {
      term *= mean * INVERSES[++k];
      left -= term;
    }
    return k;
  }

  /// Source: Stafford (2011), variant 13 of the finaliser of MurmurHash3.
  private static long mixed(long state) {
    var z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
