package io.diffraqt.simulator.internal.kernel;

import static io.diffraqt.simulator.internal.kernel.Lanes.L;
import static io.diffraqt.simulator.internal.kernel.Lanes.LOG;
import static io.diffraqt.simulator.internal.kernel.Lanes.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// Flips of one qubit under controls: inside vectors, or between vectors lane by lane.
final class VectorMoves {
  private VectorMoves() {}

  static void flip(Parts psi, Controls controls, int target) {
    var holding = Lanes.holding(controls);
    if (target < LOG) {
      within(psi.re(), controls, target, holding);
      within(psi.im(), controls, target, holding);
    } else {
      between(psi.re(), controls, 1 << target, holding);
      between(psi.im(), controls, 1 << target, holding);
    }
  }

  /// Exchanges whole vectors: no lane bit is looked at.
  static void swap(Parts psi, Controls controls, int first, int second) {
    swap(psi.re(), controls, first, second);
    swap(psi.im(), controls, first, second);
  }

  private static void swap(double[] a, Controls controls, int first, int second) {
    var fixed = controls.mask() | first | second;
    var i = controls.value();
    for (var k = Subset.count(a.length / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, a, i | first);
      var u = DoubleVector.fromArray(S, a, i | second);
      u.intoArray(a, i | first);
      x.intoArray(a, i | second);
      i = Subset.next(i + L - 1, fixed, controls.value());
    }
  }

  /// Exchanges a qubit whose value selects lanes with one whose value selects vectors.
  static void exchange(Parts psi, int lane, int vector) {
    exchange(psi.re(), lane, 1 << vector);
    exchange(psi.im(), lane, 1 << vector);
  }

  private static void exchange(double[] a, int lane, int bit) {
    var flip = Lanes.flip(1 << lane);
    var mask = Lanes.ones(lane);
    var i = 0;
    for (var k = Subset.count(a.length / L, bit); k > 0; k--) {
      var x = DoubleVector.fromArray(S, a, i);
      var u = DoubleVector.fromArray(S, a, i | bit);
      x.blend(u.rearrange(flip), mask).intoArray(a, i);
      x.rearrange(flip).blend(u, mask).intoArray(a, i | bit);
      i = Subset.next(i + L - 1, bit, 0);
    }
  }

  private static void within(
      double[] a, Controls controls, int target, VectorMask<Double> holding) {
    var other = Lanes.flip(1 << target);
    var fixed = controls.mask() & -L;
    var value = controls.value() & -L;
    var i = value;
    for (var k = Subset.count(a.length / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, a, i);
      x.blend(x.rearrange(other), holding).intoArray(a, i);
      i = Subset.next(i + L - 1, fixed, value);
    }
  }

  private static void between(double[] a, Controls controls, int bit, VectorMask<Double> holding) {
    var value = controls.value() & -L;
    var fixed = controls.mask() & -L | bit;
    var i = value;
    for (var k = Subset.count(a.length / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, a, i);
      var u = DoubleVector.fromArray(S, a, i | bit);
      x.blend(u, holding).intoArray(a, i);
      u.blend(x, holding).intoArray(a, i | bit);
      i = Subset.next(i + L - 1, fixed, value);
    }
  }
}
