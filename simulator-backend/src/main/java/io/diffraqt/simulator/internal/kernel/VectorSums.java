package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;
import static io.diffraqt.simulator.internal.kernel.Lanes.all;

import jdk.incubator.vector.DoubleVector;

/// Sums over amplitudes of one or two states.
final class VectorSums {
  private VectorSums() {}

  /// So many vectors are added up before the sum is taken on in double precision.
  private static final int RUN = 64;

  static double weight(Parts psi, Controls controls) {
    var holding = Lanes.holding(controls);
    var fixed = controls.mask() & -L;
    var value = controls.value() & -L;
    var weight = 0.0;
    var i = value;
    for (var left = Subset.count(psi.size() / L, fixed); left > 0; left -= RUN) {
      var sum = DoubleVector.zero(S);
      for (var k = Math.min(RUN, left); k > 0; k--) {
        var x = DoubleVector.fromArray(S, psi.re(), i);
        var y = DoubleVector.fromArray(S, psi.im(), i);
        sum = x.fma(x, y.fma(y, sum));
        i = Subset.next(i + L - 1, fixed, value);
      }
      weight += Lanes.sum(sum, holding);
    }
    return weight;
  }

  static double[] weights(Parts psi, int length) {
    var weights = new double[psi.size() / length];
    for (var k = 0; k < weights.length; k++) {
      for (var from = k * length; from < (k + 1) * length; from += RUN * L) {
        weights[k] += weight(psi, from, Math.min(length, RUN * L));
      }
    }
    return weights;
  }

  /// Over `length` amplitudes from `from` on.
  private static double weight(Parts psi, int from, int length) {
    var sum = DoubleVector.zero(S);
    for (var i = from; i < from + length; i += L) {
      var x = DoubleVector.fromArray(S, psi.re(), i);
      var y = DoubleVector.fromArray(S, psi.im(), i);
      sum = x.fma(x, y.fma(y, sum));
    }
    return Lanes.sum(sum);
  }

  static void scale(Parts psi, double factor) {
    var f = all(factor);
    for (var i = 0; i < psi.size(); i += L) {
      DoubleVector.fromArray(S, psi.re(), i).mul(f).intoArray(psi.re(), i);
      DoubleVector.fromArray(S, psi.im(), i).mul(f).intoArray(psi.im(), i);
    }
  }

  /// `Σ conj(left)·right` where the controls hold.
  static void overlap(Parts left, Parts right, Controls controls, double[] out) {
    var holding = Lanes.holding(controls);
    var fixed = controls.mask() & -L;
    var value = controls.value() & -L;
    out[0] = 0;
    out[1] = 0;
    var i = value;
    for (var rest = Subset.count(left.size() / L, fixed); rest > 0; rest -= RUN) {
      var re = DoubleVector.zero(S);
      var im = DoubleVector.zero(S);
      for (var k = Math.min(RUN, rest); k > 0; k--) {
        var x = DoubleVector.fromArray(S, left.re(), i);
        var y = DoubleVector.fromArray(S, left.im(), i);
        var u = DoubleVector.fromArray(S, right.re(), i);
        var v = DoubleVector.fromArray(S, right.im(), i);
        re = x.fma(u, y.fma(v, re));
        im = x.fma(v, y.neg().fma(u, im));
        i = Subset.next(i + L - 1, fixed, value);
      }
      out[0] += Lanes.sum(re, holding);
      out[1] += Lanes.sum(im, holding);
    }
  }
}
