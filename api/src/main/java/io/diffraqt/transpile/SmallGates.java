package io.diffraqt.transpile;

import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.Kak;
import java.util.List;
import java.util.stream.Stream;

/// Takes gates on many qubits apart.
final class SmallGates {
  private SmallGates() {}

  /// Gates of the table, `cx` the only one on two qubits, for a unitary.
  static List<Apply> of(Apply unitary) {
    return onAtMostTwo(unitary)
        .flatMap(step ->
            step.gate() instanceof UnitaryGate(_, var matrix) && step.qubits().size() == 2
                ? TwoQubitSynthesis.of(Kak.of(matrix), step.qubits()).stream()
                : Stream.of(step))
        .toList();
  }

  /// The same unitary by gates of the table and two-qubit unitaries.
  static Stream<Apply> onAtMostTwo(Apply apply) {
    return switch (apply.gate()) {
      case StandardGate _ when apply.qubits().size() <= 2 -> Stream.of(apply);
      case StandardGate row ->
          row.decomposition(apply.angles(), apply.qubits()).stream()
              .flatMap(SmallGates::onAtMostTwo);
      case UnitaryGate(_, var matrix) when matrix.rows() == 4 -> Stream.of(apply);
      case UnitaryGate(_, var matrix) when matrix.rows() < 4 ->
          QuantumShannon.small(matrix, apply.qubits()).stream();
      case UnitaryGate(_, var matrix) -> QuantumShannon.of(matrix, apply.qubits()).stream();
      case ControlledGate gate ->
          MultiControl.of(gate, apply.angles(), apply.qubits()).stream()
              .flatMap(SmallGates::onAtMostTwo);
    };
  }
}
