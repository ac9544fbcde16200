package io.diffraqt.simulator.internal.kernel;

/// Numbers as amplitudes store them: double precision here, single precision in [SingleReal]. Loops
/// over amplitudes never spell the type of what they store, so that one text serves both.
final class Real {
  /// Sums of squares differ from 1 by less than this where only rounding parts them.
  static final double ROUNDING = 1e-13;

  private Real() {}

  /// The nearest number that can be stored.
  static double of(double x) {
    return x;
  }

  /// The nearest numbers that can be stored; the same array where those are its own.
  static double[] of(double[] a) {
    return a;
  }

  static double[] zeros(int size) {
    return new double[size];
  }
}
