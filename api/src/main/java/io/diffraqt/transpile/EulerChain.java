package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.ArrayList;
import java.util.List;

/// A run of one-qubit gates as rotations about Z and Y in turn, in the order of time: `Rz(z0),
/// Ry(y1), Rz(z1), …, Ry(yn), Rz(zn)` and a phase. Not thread-safe.
///
/// Constant neighbours are multiplied out at once, so `n ≤ 1` without parameters. Parameters stay
/// symbolic; rotations about Y join where the angle between them is a multiple of π.
final class EulerChain {
  private static final double TOLERANCE = 1e-11;
  private static final double HALF = Math.PI / 2;

  private final List<Angle> zs = new ArrayList<>(List.of(Angle.zero()));
  private final List<Angle> ys = new ArrayList<>();
  private Angle phase = Angle.zero();

  /// The angles about Z, one more than [#ys].
  List<Angle> zs() {
    return zs;
  }

  /// The angles about Y.
  List<Angle> ys() {
    return ys;
  }

  /// The phase in front.
  Angle phase() {
    return phase;
  }

  /// Whether nothing is left but a phase.
  boolean isIdentity() {
    return ys.isEmpty() && isZero(zs.getFirst());
  }

  /// Adds a one-qubit gate after those so far.
  EulerChain add(Apply apply) {
    if (apply.gate() instanceof StandardGate gate && addSymbolic(gate, apply.angles())) {
      return this;
    }
    var angles = apply.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN)).toArray();
    addConstant(Euler.of(apply.gate().matrix(angles)));
    return this;
  }

  private boolean addSymbolic(StandardGate gate, List<Angle> a) {
    switch (gate) {
      case RZ -> addZ(a.get(0));
      case P -> addPhase(a.get(0).times(.5)).addZ(a.get(0));
      case RY -> addY(a.get(0));
      case RX -> addZ(Angle.of(HALF)).addY(a.get(0)).addZ(Angle.of(-HALF));
      case R -> addZ(a.get(1).negated().plus(HALF)).addY(a.get(0)).addZ(a.get(1).plus(-HALF));
      case U ->
          addPhase(a.get(1).plus(a.get(2)).times(.5)).addZ(a.get(2)).addY(a.get(0)).addZ(a.get(1));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void addConstant(Euler euler) {
    addPhase(Angle.of(euler.phase()))
        .addZ(Angle.of(euler.lambda()))
        .addY(Angle.of(euler.theta()))
        .addZ(Angle.of(euler.phi()));
  }

  EulerChain addZ(Angle angle) {
    zs.set(zs.size() - 1, zs.getLast().plus(angle));
    return this;
  }

  EulerChain addY(Angle angle) {
    ys.add(angle);
    zs.add(Angle.zero());
    reduceLast();
    return this;
  }

  EulerChain addPhase(Angle angle) {
    phase = phase.plus(angle);
    return this;
  }

  private void reduceLast() {
    if (ys.isEmpty() || dropZero() || ys.size() < 2) {
      return;
    }
    pushHalfTurns();
    var middle = zs.get(zs.size() - 2);
    if (!middle.isConstant()) {
      return;
    }
    var between = value(middle);
    if (isMultiple(between, Math.PI)) {
      joinParallel((int) Math.round(between / Math.PI));
    } else if (ys.getLast().isConstant() && ys.get(ys.size() - 2).isConstant()) {
      joinConstant(between);
    }
  }

  /// Removes a last rotation by a multiple of 2π.
  private boolean dropZero() {
    var last = ys.getLast();
    if (!last.isConstant() || !isMultiple(value(last), 2 * Math.PI)) {
      return false;
    }
    if (Math.round(value(last) / (2 * Math.PI)) % 2 != 0) {
      addPhase(Angle.of(Math.PI));
    }
    ys.removeLast();
    var after = zs.removeLast();
    addZ(after);
    reduceLast();
    return true;
  }

  /// Uses `Ry(π)·Rz(z) = Rz(−z)·Ry(π)` to bring a symbolic angle out from between two rotations.
  private void pushHalfTurns() {
    var n = ys.size();
    var middle = zs.get(n - 1);
    if (middle.isConstant()) {
      return;
    }
    if (isHalfTurn(ys.get(n - 1))) {
      zs.set(n - 1, Angle.zero());
      zs.set(n, zs.get(n).minus(middle));
    } else if (isHalfTurn(ys.get(n - 2))) {
      zs.set(n - 1, Angle.zero());
      zs.set(n - 2, zs.get(n - 2).minus(middle));
    }
  }

  /// `Ry(b)·Rz(kπ)·Ry(a)` is `Rz(kπ)·Ry(a ± b)`.
  private void joinParallel(int halfTurns) {
    var second = ys.removeLast();
    var after = zs.removeLast();
    var first = ys.removeLast();
    zs.removeLast();
    ys.add(halfTurns % 2 == 0 ? first.plus(second) : first.minus(second));
    zs.add(after.plus(halfTurns * Math.PI));
    reduceLast();
  }

  private void joinConstant(double between) {
    var second = value(ys.removeLast());
    var after = zs.removeLast();
    var first = value(ys.removeLast());
    zs.removeLast();
    var joined = Euler.ofRotations(first, between, second);
    zs.set(zs.size() - 1, zs.getLast().plus(joined.lambda()));
    ys.add(Angle.of(joined.theta()));
    zs.add(after.plus(joined.phi()));
    reduceLast();
  }

  private static boolean isHalfTurn(Angle angle) {
    return angle.isConstant() && isMultiple(value(angle) - Math.PI, 2 * Math.PI);
  }

  private static double value(Angle angle) {
    return angle.value(p -> Double.NaN);
  }

  static boolean isZero(Angle angle) {
    return angle.isConstant() && Math.abs(value(angle)) < TOLERANCE;
  }

  static boolean isMultiple(double radians, double unit) {
    return Math.abs(Math.IEEEremainder(radians, unit)) < TOLERANCE;
  }
}
