package io.diffraqt.circuit;

import io.diffraqt.circuit.Instruction.Apply;
import java.util.ArrayList;
import java.util.List;

/// How a row of the gate table is inverted.
enum Inverse {
  /// The gate is its own inverse.
  SELF,
  /// All angles change sign.
  NEGATED,
  /// The first angle changes sign.
  FIRST_NEGATED,
  /// `(θ, φ, λ, γ…)` becomes `(−θ, −λ, −φ, −γ…)`.
  EULER,
  /// Another row, whose name has or lacks `dg`.
  PARTNER,
  /// No row: given by its matrix.
  MATRIX;

  Apply of(StandardGate gate, List<Angle> angles, List<Integer> operands) {
    return switch (this) {
      case SELF -> new Apply(gate, angles, operands);
      case NEGATED -> new Apply(gate, negated(angles), operands);
      case FIRST_NEGATED -> new Apply(gate, firstNegated(angles), operands);
      case EULER -> new Apply(gate, euler(angles), operands);
      case PARTNER -> new Apply(partner(gate), angles, operands);
      case MATRIX -> new Apply(adjoint(gate), List.of(), operands);
    };
  }

  private static List<Angle> negated(List<Angle> angles) {
    return angles.stream().map(Angle::negated).toList();
  }

  private static List<Angle> firstNegated(List<Angle> angles) {
    var changed = new ArrayList<>(angles);
    changed.set(0, angles.getFirst().negated());
    return changed;
  }

  private static List<Angle> euler(List<Angle> angles) {
    var changed = new ArrayList<>(negated(angles));
    changed.set(1, angles.get(2).negated());
    changed.set(2, angles.get(1).negated());
    return changed;
  }

  private static StandardGate partner(StandardGate gate) {
    var name = gate.gateName();
    var other = name.endsWith("dg") ? name.substring(0, name.length() - 2) : name + "dg";
    return StandardGate.named(other).orElseThrow();
  }

  private static UnitaryGate adjoint(StandardGate gate) {
    return new UnitaryGate(UnitaryGate.invertedName(gate.gateName()), gate.matrix().adjoint());
  }
}
