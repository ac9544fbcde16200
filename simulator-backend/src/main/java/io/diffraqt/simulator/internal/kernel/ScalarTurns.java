package io.diffraqt.simulator.internal.kernel;

/// Turns `1 − i·t·X` on several qubits, one after another.
final class ScalarTurns {
  private ScalarTurns() {}

  static void apply(Parts psi, int[] targets, double[] t) {
    for (var k = 0; k < targets.length; k++) {
      var stride = 1 << targets[k];
      for (var block = 0; block < psi.size(); block += 2 * stride) {
        mix(psi.re(), block, psi.im(), block + stride, stride, t[k]);
        mix(psi.re(), block + stride, psi.im(), block, stride, t[k]);
      }
    }
  }

  private static void mix(double[] re, int from, double[] im, int at, int length, double t) {
    for (var i = 0; i < length; i++) {
      var x = re[from + i];
      var y = im[at + i];
      re[from + i] = x + t * y;
      im[at + i] = y - t * x;
    }
  }
}
