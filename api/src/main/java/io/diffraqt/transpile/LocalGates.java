package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Grows a list of gates in time order from matrices and gates, with the phases summed up. Not
/// thread-safe.
final class LocalGates {
  private final List<Integer> operands;
  private final List<Apply> gates = new ArrayList<>();
  private Angle phase = Angle.zero();

  LocalGates(List<Integer> operands) {
    this.operands = operands;
  }

  /// A one-qubit unitary on operand `k`.
  LocalGates add(ComplexMatrix unitary, int k) {
    var euler = Euler.of(unitary);
    phase(euler.phase() - (euler.phi() + euler.lambda()) / 2);
    if (euler.theta() > 1e-12 || Math.abs(euler.phi() + euler.lambda()) > 1e-12) {
      add(
          StandardGate.U,
          List.of(Angle.of(euler.theta()), Angle.of(euler.phi()), Angle.of(euler.lambda())),
          k);
    }
    return this;
  }

  /// A gate on the given operands.
  LocalGates add(Gate gate, List<Angle> angles, Integer... on) {
    gates.add(new Apply(gate, angles, Stream.of(on).map(operands::get).toList()));
    return this;
  }

  /// A gate without angles.
  LocalGates add(Gate gate, Integer... on) {
    return add(gate, List.of(), on);
  }

  /// A gate with one angle.
  LocalGates add(Gate gate, Angle angle, Integer... on) {
    return add(gate, List.of(angle), on);
  }

  LocalGates phase(double radians) {
    return phase(Angle.of(radians));
  }

  LocalGates phase(Angle angle) {
    phase = phase.plus(angle);
    return this;
  }

  /// What was added, a global phase last.
  List<Apply> gates() {
    var all = new ArrayList<>(gates);
    GlobalPhase.instruction(phase).ifPresent(all::add);
    return all;
  }
}
