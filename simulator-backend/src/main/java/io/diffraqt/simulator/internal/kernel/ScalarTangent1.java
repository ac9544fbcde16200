package io.diffraqt.simulator.internal.kernel;

/// A 2 × 2 matrix and its derivative on one qubit of a state and its derivative.
final class ScalarTangent1 {
  private ScalarTangent1() {}

  static void apply(Parts psi, Parts slope, int target, double[] m, double[] dm, int at) {
    ScalarDense1.apply(slope, target, m, at);
    var stride = 1 << target;
    for (var block = 0; block < psi.size(); block += 2 * stride) {
      add(psi, slope, block, stride, dm, at);
    }
    ScalarDense1.apply(psi, target, m, at);
  }

  private static void add(Parts psi, Parts slope, int block, int stride, double[] m, int at) {
    double[] re = psi.re(), im = psi.im(), toRe = slope.re(), toIm = slope.im();
    double ar = m[at], ai = m[at + 1], br = m[at + 2], bi = m[at + 3];
    double cr = m[at + 4], ci = m[at + 5], dr = m[at + 6], di = m[at + 7];
    for (var i = block; i < block + stride; i++) {
      double xr = re[i], xi = im[i], yr = re[i + stride], yi = im[i + stride];
      toRe[i] += ar * xr - ai * xi + br * yr - bi * yi;
      toIm[i] += ar * xi + ai * xr + br * yi + bi * yr;
      toRe[i + stride] += cr * xr - ci * xi + dr * yr - di * yi;
      toIm[i + stride] += cr * xi + ci * xr + dr * yi + di * yr;
    }
  }
}
