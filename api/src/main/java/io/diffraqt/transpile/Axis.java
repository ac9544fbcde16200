package io.diffraqt.transpile;

import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;

/// The Pauli operator on one operand with which a gate commutes.
///
/// Two gates commute when on each qubit that they share both have the same axis other than [#NONE].
enum Axis {
  /// Diagonal on this operand.
  Z,
  /// Diagonal in the X basis of this operand.
  X,
  /// Neither is known.
  NONE;

  /// The axis of operand `k` of a gate.
  static Axis of(Gate gate, int k) {
    return switch (gate) {
      case StandardGate row -> ofRow(row, k);
      case UnitaryGate(_, var matrix) -> matrix.isDiagonal(1e-12) ? Z : NONE;
      case ControlledGate(var base, var controls) ->
          k < controls.size() ? Z : of(base, k - controls.size());
    };
  }

  /// The axis of an instruction on one of its qubits.
  static Axis of(Instruction instruction, int qubit) {
    return instruction instanceof Instruction.Apply(var gate, _, var on)
        ? of(gate, on.indexOf(qubit))
        : NONE;
  }

  /// Whether an instruction commutes with every rotation about Z of this qubit.
  static boolean isDiagonal(Instruction instruction, int qubit) {
    return of(instruction, qubit) == Z;
  }

  private static Axis ofRow(StandardGate gate, int k) {
    return switch (gate) {
      case ID, Z, S, SDG, T, TDG, RZ, P, CZ, CP, CRZ, RZZ, CCZ, GPHASE -> Z;
      case X, SX, SXDG, RX, RXX -> X;
      case CX, CRX, CSX, RZX -> k == 0 ? Z : X;
      case CY, CH, CRY, CU, CSWAP -> k == 0 ? Z : NONE;
      case CCX -> k < 2 ? Z : X;
      case Y, H, RY, R, U, SWAP, ISWAP, ECR, RYY -> NONE;
    };
  }
}
