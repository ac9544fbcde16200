package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.List;
import java.util.Optional;

/// Gates on no qubit.
final class GlobalPhase {
  private GlobalPhase() {}

  /// The angle of a gate on no qubit.
  static Angle of(Apply apply) {
    return apply.gate() == StandardGate.GPHASE
        ? apply.angles().getFirst()
        : Angle.of(apply.gate().matrix().at(0, 0).arg());
  }

  /// The instruction for a phase; none where it is a multiple of a full turn.
  static Optional<Apply> instruction(Angle phase) {
    if (!phase.isConstant()) {
      return Optional.of(gate(phase));
    }
    var radians = Math.IEEEremainder(phase.value(p -> Double.NaN), 2 * Math.PI);
    return Math.abs(radians) < 1e-11 ? Optional.empty() : Optional.of(gate(Angle.of(radians)));
  }

  private static Apply gate(Angle phase) {
    return new Apply(StandardGate.GPHASE, List.of(phase), List.of());
  }
}
