package io.diffraqt.simulator.internal.kernel;

/// A 2 × 2 matrix on one qubit, with and without controls.
final class ScalarDense1 {
  private ScalarDense1() {}

  static void apply(Parts psi, int target, double[] m, int at) {
    var stride = 1 << target;
    for (var block = 0; block < psi.size(); block += 2 * stride) {
      run(psi, block, stride, m, at);
    }
  }

  private static void run(Parts psi, int block, int stride, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    var ar = Real.of(m[at]);
    var ai = Real.of(m[at + 1]);
    var br = Real.of(m[at + 2]);
    var bi = Real.of(m[at + 3]);
    var cr = Real.of(m[at + 4]);
    var ci = Real.of(m[at + 5]);
    var dr = Real.of(m[at + 6]);
    var di = Real.of(m[at + 7]);
    for (var i = block; i < block + stride; i++) {
      var xr = re[i];
      var xi = im[i];
      var yr = re[i + stride];
      var yi = im[i + stride];
      re[i] = ar * xr - ai * xi + br * yr - bi * yi;
      im[i] = ar * xi + ai * xr + br * yi + bi * yr;
      re[i + stride] = cr * xr - ci * xi + dr * yr - di * yi;
      im[i + stride] = cr * xi + ci * xr + dr * yi + di * yr;
    }
  }

  static void controlled(Parts psi, Controls controls, int target, double[] m, int at) {
    var re = psi.re();
    var im = psi.im();
    var ar = Real.of(m[at]);
    var ai = Real.of(m[at + 1]);
    var br = Real.of(m[at + 2]);
    var bi = Real.of(m[at + 3]);
    var cr = Real.of(m[at + 4]);
    var ci = Real.of(m[at + 5]);
    var dr = Real.of(m[at + 6]);
    var di = Real.of(m[at + 7]);
    var bit = 1 << target;
    var fixed = controls.mask() | bit;
    var i = controls.value();
    for (var k = Subset.count(psi.size(), fixed); k > 0; k--) {
      var j = i | bit;
      var xr = re[i];
      var xi = im[i];
      var yr = re[j];
      var yi = im[j];
      re[i] = ar * xr - ai * xi + br * yr - bi * yi;
      im[i] = ar * xi + ai * xr + br * yi + bi * yr;
      re[j] = cr * xr - ci * xi + dr * yr - di * yi;
      im[j] = cr * xi + ci * xr + dr * yi + di * yr;
      i = Subset.next(i, fixed, controls.value());
    }
  }
}
