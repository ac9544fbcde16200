package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/// Sums over amplitudes of one or two states.
final class VectorSums {
  private VectorSums() {}

  static double weight(Parts psi, Controls controls) {
    var holding = Lanes.holding(controls);
    var fixed = controls.mask() & -L;
    var value = controls.value() & -L;
    var sum = DoubleVector.zero(S);
    var i = value;
    for (var k = Subset.count(psi.size() / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, psi.re(), i);
      var y = DoubleVector.fromArray(S, psi.im(), i);
      sum = x.fma(x, y.fma(y, sum));
      i = Subset.next(i + L - 1, fixed, value);
    }
    return sum.reduceLanes(VectorOperators.ADD, holding);
  }

  /// Over `length` amplitudes from `from` on.
  static double weight(Parts psi, int from, int length) {
    var sum = DoubleVector.zero(S);
    for (var i = from; i < from + length; i += L) {
      var x = DoubleVector.fromArray(S, psi.re(), i);
      var y = DoubleVector.fromArray(S, psi.im(), i);
      sum = x.fma(x, y.fma(y, sum));
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  static void scale(double[] a, double factor) {
    for (var i = 0; i < a.length; i += L) {
      DoubleVector.fromArray(S, a, i).mul(factor).intoArray(a, i);
    }
  }

  /// `Σ conj(left)·right` where the controls hold.
  static void overlap(Parts left, Parts right, Controls controls, double[] out) {
    var holding = Lanes.holding(controls);
    var fixed = controls.mask() & -L;
    var value = controls.value() & -L;
    var re = DoubleVector.zero(S);
    var im = DoubleVector.zero(S);
    var i = value;
    for (var k = Subset.count(left.size() / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, left.re(), i);
      var y = DoubleVector.fromArray(S, left.im(), i);
      var u = DoubleVector.fromArray(S, right.re(), i);
      var v = DoubleVector.fromArray(S, right.im(), i);
      re = x.fma(u, y.fma(v, re));
      im = x.fma(v, y.neg().fma(u, im));
      i = Subset.next(i + L - 1, fixed, value);
    }
    out[0] = re.reduceLanes(VectorOperators.ADD, holding);
    out[1] = im.reduceLanes(VectorOperators.ADD, holding);
  }
}
