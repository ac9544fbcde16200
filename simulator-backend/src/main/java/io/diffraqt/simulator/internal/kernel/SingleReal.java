package io.diffraqt.simulator.internal.kernel;

/// Numbers as amplitudes of single precision store them.
final class SingleReal {
  /// Sums of squares differ from 1 by less than this where only rounding parts them.
  static final double ROUNDING = 1e-6;

  private SingleReal() {}

  /// The nearest number that can be stored.
  static float of(double x) {
    return (float) x;
  }

  /// The nearest numbers that can be stored, in an array of their own.
  static float[] of(double[] a) {
    var rounded = new float[a.length];
    for (var k = 0; k < a.length; k++) {
      rounded[k] = (float) a[k];
    }
    return rounded;
  }

  static float[] zeros(int size) {
    return new float[size];
  }
}
