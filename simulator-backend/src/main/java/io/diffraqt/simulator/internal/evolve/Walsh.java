package io.diffraqt.simulator.internal.evolve;

/// The Walsh–Hadamard transform.
final class Walsh {
  private Walsh() {}

  /// `a[c] ← Σ_z (−1)^|z∧c| a[z]` in place; twice gives `length` times the start.
  static void transform(double[] a) {
    for (var stride = 1; stride < a.length; stride *= 2) {
      for (var block = 0; block < a.length; block += 2 * stride) {
        for (var k = block; k < block + stride; k++) {
          var x = a[k];
          var y = a[k + stride];
          a[k] = x + y;
          a[k + stride] = x - y;
        }
      }
    }
  }
}
