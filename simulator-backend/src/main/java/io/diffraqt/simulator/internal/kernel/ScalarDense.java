package io.diffraqt.simulator.internal.kernel;

/// A matrix on any number of qubits: gathers `2^k` amplitudes, multiplies, scatters.
final class ScalarDense {
  private ScalarDense() {}

  static void apply(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    var offsets = Subset.offsets(targets);
    var inRe = new double[offsets.length];
    var inIm = new double[offsets.length];
    var fixed = controls.mask() | offsets[offsets.length - 1];
    var i = controls.value();
    for (var k = Subset.count(psi.size(), fixed); k > 0; k--) {
      for (var a = 0; a < offsets.length; a++) {
        inRe[a] = psi.re()[i | offsets[a]];
        inIm[a] = psi.im()[i | offsets[a]];
      }
      for (var a = 0; a < offsets.length; a++) {
        row(inRe, inIm, m, at + 2 * a * offsets.length, psi, i | offsets[a]);
      }
      i = Subset.next(i, fixed, controls.value());
    }
  }

  private static void row(double[] inRe, double[] inIm, double[] m, int at, Parts out, int index) {
    var re = 0.0;
    var im = 0.0;
    for (var b = 0; b < inRe.length; b++) {
      re += m[at + 2 * b] * inRe[b] - m[at + 2 * b + 1] * inIm[b];
      im += m[at + 2 * b] * inIm[b] + m[at + 2 * b + 1] * inRe[b];
    }
    out.put(index, re, im);
  }
}
