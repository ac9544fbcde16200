package io.diffraqt.simulator.internal.kernel;

import java.util.Arrays;

/// Sums over amplitudes of one or two states.
final class ScalarSums {
  private ScalarSums() {}

  static double weight(Parts psi, Controls controls) {
    var run = controls.isEmpty() ? psi.size() : Integer.lowestOneBit(controls.mask());
    var sum = 0.0;
    var i = controls.value();
    for (var k = Subset.count(psi.size(), controls.mask()) / run; k > 0; k--) {
      sum += range(psi, i, run);
      i = Subset.next(i + run - 1, controls.mask(), controls.value());
    }
    return sum;
  }

  static double[] weights(Parts psi, int length) {
    var weights = new double[psi.size() / length];
    for (var k = 0; k < weights.length; k++) {
      weights[k] = range(psi, k * length, length);
    }
    return weights;
  }

  private static double range(Parts psi, int from, int length) {
    var sum = 0.0;
    for (var i = from; i < from + length; i++) {
      sum += psi.re(i) * psi.re(i) + psi.im(i) * psi.im(i);
    }
    return sum;
  }

  static void scale(Parts psi, double factor) {
    var re = psi.re();
    var im = psi.im();
    var f = Real.of(factor);
    for (var i = 0; i < re.length; i++) {
      re[i] *= f;
      im[i] *= f;
    }
  }

  static void overlap(Parts left, Parts right, Controls controls, int[] targets, double[] out) {
    var offsets = Subset.offsets(targets);
    Arrays.fill(out, 0, 2 * offsets.length * offsets.length, 0);
    var fixed = controls.mask() | offsets[offsets.length - 1];
    var i = controls.value();
    for (var k = Subset.count(left.size(), fixed); k > 0; k--) {
      var at = 0;
      for (var row : offsets) {
        for (var column : offsets) {
          add(left, i | row, right, i | column, out, at);
          at += 2;
        }
      }
      i = Subset.next(i, fixed, controls.value());
    }
  }

  private static void add(Parts left, int a, Parts right, int b, double[] out, int at) {
    double xr = left.re()[a], xi = left.im()[a], yr = right.re()[b], yi = right.im()[b];
    out[at] += xr * yr + xi * yi;
    out[at + 1] += xr * yi - xi * yr;
  }
}
