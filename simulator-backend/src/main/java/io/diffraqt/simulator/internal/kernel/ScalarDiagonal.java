package io.diffraqt.simulator.internal.kernel;

/// Factors that depend on an amplitude's index.
final class ScalarDiagonal {
  private ScalarDiagonal() {}

  static void one(Parts psi, int target, double[] m, int at) {
    var stride = 1 << target;
    for (var block = 0; block < psi.size(); block += 2 * stride) {
      range(psi, block, stride, m[at], m[at + 1]);
      range(psi, block + stride, stride, m[at + 6], m[at + 7]);
    }
  }

  static void phase(Parts psi, Controls controls, double fr, double fi) {
    var run = controls.isEmpty() ? psi.size() : Integer.lowestOneBit(controls.mask());
    var i = controls.value();
    for (var k = Subset.count(psi.size(), controls.mask()) / run; k > 0; k--) {
      range(psi, i, run, fr, fi);
      i = Subset.next(i + run - 1, controls.mask(), controls.value());
    }
  }

  static void many(Parts psi, Controls controls, int[] targets, double[] m, int at) {
    var offsets = Subset.offsets(targets);
    for (var k = 0; k < offsets.length; k++) {
      var one = new Controls(controls.mask() | mask(offsets), controls.value() | offsets[k]);
      phase(psi, one, m[at + 2 * k], m[at + 2 * k + 1]);
    }
  }

  private static int mask(int[] offsets) {
    return offsets[offsets.length - 1];
  }

  private static void range(Parts psi, int from, int length, double real, double imaginary) {
    var re = psi.re();
    var im = psi.im();
    var fr = Real.of(real);
    var fi = Real.of(imaginary);
    for (var i = from; i < from + length; i++) {
      var x = re[i];
      var y = im[i];
      re[i] = fr * x - fi * y;
      im[i] = fr * y + fi * x;
    }
  }
}
