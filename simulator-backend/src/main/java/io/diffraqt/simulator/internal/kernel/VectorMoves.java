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
      within(psi, controls, target, holding);
    } else {
      between(psi, controls, 1 << target, holding);
    }
  }

  /// Exchanges whole vectors: no lane bit is looked at.
  static void swap(Parts psi, Controls controls, int first, int second) {
    var re = psi.re();
    var im = psi.im();
    var fixed = controls.mask() | first | second;
    var i = controls.value();
    for (var k = Subset.count(psi.size() / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, re, i | first);
      var y = DoubleVector.fromArray(S, im, i | first);
      DoubleVector.fromArray(S, re, i | second).intoArray(re, i | first);
      DoubleVector.fromArray(S, im, i | second).intoArray(im, i | first);
      x.intoArray(re, i | second);
      y.intoArray(im, i | second);
      i = Subset.next(i + L - 1, fixed, controls.value());
    }
  }

  /// Exchanges a qubit whose value selects lanes with one whose value selects vectors.
  static void exchange(Parts psi, int lane, int vector) {
    var re = psi.re();
    var im = psi.im();
    var flip = Lanes.flip(1 << lane);
    var mask = Lanes.ones(lane);
    var bit = 1 << vector;
    var i = 0;
    for (var k = Subset.count(psi.size() / L, bit); k > 0; k--) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = DoubleVector.fromArray(S, re, i | bit);
      var v = DoubleVector.fromArray(S, im, i | bit);
      x.blend(u.rearrange(flip), mask).intoArray(re, i);
      y.blend(v.rearrange(flip), mask).intoArray(im, i);
      x.rearrange(flip).blend(u, mask).intoArray(re, i | bit);
      y.rearrange(flip).blend(v, mask).intoArray(im, i | bit);
      i = Subset.next(i + L - 1, bit, 0);
    }
  }

  private static void within(Parts psi, Controls controls, int target, VectorMask<Double> holding) {
    var re = psi.re();
    var im = psi.im();
    var other = Lanes.flip(1 << target);
    var fixed = controls.mask() & -L;
    var value = controls.value() & -L;
    var i = value;
    for (var k = Subset.count(psi.size() / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      x.blend(x.rearrange(other), holding).intoArray(re, i);
      y.blend(y.rearrange(other), holding).intoArray(im, i);
      i = Subset.next(i + L - 1, fixed, value);
    }
  }

  private static void between(Parts psi, Controls controls, int bit, VectorMask<Double> holding) {
    var re = psi.re();
    var im = psi.im();
    var value = controls.value() & -L;
    var fixed = controls.mask() & -L | bit;
    var i = value;
    for (var k = Subset.count(psi.size() / L, fixed); k > 0; k--) {
      var x = DoubleVector.fromArray(S, re, i);
      var y = DoubleVector.fromArray(S, im, i);
      var u = DoubleVector.fromArray(S, re, i | bit);
      var v = DoubleVector.fromArray(S, im, i | bit);
      x.blend(u, holding).intoArray(re, i);
      y.blend(v, holding).intoArray(im, i);
      u.blend(x, holding).intoArray(re, i | bit);
      v.blend(y, holding).intoArray(im, i | bit);
      i = Subset.next(i + L - 1, fixed, value);
    }
  }
}
