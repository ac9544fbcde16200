package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.ArrayList;
import java.util.List;

/// One-qubit gates in a target's language, and the phase in front of them. Not thread-safe.
final class Emission {
  private final int qubit;
  private final List<Apply> gates = new ArrayList<>();
  private Angle phase;

  Emission(int qubit, Angle phase) {
    this.qubit = qubit;
    this.phase = phase;
  }

  List<Apply> gates() {
    return gates;
  }

  Angle phase() {
    return phase;
  }

  void addPhase(double radians) {
    phase = phase.plus(radians);
  }

  void addPhase(Angle angle) {
    phase = phase.plus(angle);
  }

  void add(StandardGate gate, Angle... angles) {
    gates.add(new Apply(gate, List.of(angles), List.of(qubit)));
  }

  /// Adds a rotation gate, brought into `(−π, π]`, unless it is a multiple of a full turn.
  void addRotation(StandardGate gate, Angle angle) {
    var wrapped = wrapped(angle);
    if (!EulerChain.isZero(wrapped)) {
      add(gate, wrapped);
    }
  }

  /// A rotation angle in `(−π, π]`; the sign of an odd number of full turns goes to the phase.
  Angle wrapped(Angle angle) {
    if (!angle.isConstant()) {
      return angle;
    }
    var radians = angle.value(p -> Double.NaN);
    var turns = Math.ceil((radians - Math.PI - 1e-11) / (2 * Math.PI));
    if (turns % 2 != 0) {
      addPhase(Math.PI);
    }
    return Angle.of(radians - turns * 2 * Math.PI);
  }
}
