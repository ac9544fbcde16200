package io.diffraqt.transpile;

import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;

/// How many gates of the `cx` class a two-qubit gate takes: an estimate for planning.
final class GateCost {
  private GateCost() {}

  static int of(Instruction instruction) {
    return instruction instanceof Apply(var gate, _, _)
        ? switch (gate) {
          case StandardGate row ->
              switch (row) {
                case CX, CZ, CY, CH, ECR -> 1;
                case SWAP -> 3;
                default -> 2;
              };
          case UnitaryGate _ -> 3;
          case ControlledGate _ -> 2;
        }
        : 3;
  }
}
