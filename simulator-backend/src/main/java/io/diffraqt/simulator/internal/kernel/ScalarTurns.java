package io.diffraqt.simulator.internal.kernel;

/// Turns `1 − i·t·X` on several qubits, one after another.
final class ScalarTurns {
  private ScalarTurns() {}

  static void apply(Parts psi, int[] targets, double[] t) {
    for (var k = 0; k < targets.length; k++) {
      var stride = 1 << targets[k];
      for (var block = 0; block < psi.size(); block += 2 * stride) {
        mix(psi, block, block + stride, stride, t[k]);
        mix(psi, block + stride, block, stride, t[k]);
      }
    }
  }

  private static void mix(Parts psi, int from, int at, int length, double t) {
    var re = psi.re();
    var im = psi.im();
    var p = Real.of(t);
    for (var i = 0; i < length; i++) {
      var x = re[from + i];
      var y = im[at + i];
      re[from + i] = x + p * y;
      im[at + i] = y - p * x;
    }
  }
}
