package io.diffraqt.transpile;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.Calibration;
import io.diffraqt.target.Calibration.Clock;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.QubitFigures;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How many ticks of a device's clock instructions take; a picosecond each where it has no clock.
///
/// What the device did not time counts 0, but a reset as long as a measurement, which it is made of
/// where the device has none of its own. A prepared state counts 0, and a conditional as much as
/// its longer branch.
record InstructionTimes(Calibration calibration) {
  private static final Clock PICOSECONDS = new Clock(1e-12, 1);

  /// The grid that ticks are on.
  Clock clock() {
    return calibration.clock().orElse(PICOSECONDS);
  }

  double seconds(Instruction instruction) {
    return ticks(instruction) * clock().sampleSeconds();
  }

  long ticks(Instruction instruction) {
    return switch (instruction) {
      case Apply(StandardGate gate, _, var on) -> ticks(seconds(gate, on));
      case Instruction.Measure measure -> ticks(measure.qubit(), QubitFigures::readoutSeconds);
      case Instruction.Reset reset -> ticks(reset.qubit(), InstructionTimes::resetSeconds);
      case Instruction.Delay(var duration, var unit, _) -> delay(duration, unit);
      case Instruction.Conditional(_, var then, var otherwise) ->
          Math.max(span(then), span(otherwise));
      case Apply _, Instruction.Barrier _, Instruction.Noise _, Instruction.Prepare _ -> 0;
    };
  }

  private long span(List<Instruction> branch) {
    return Timetable.asSoon(branch, this).ticks();
  }

  /// A delay in `dt` takes nothing where the device does not say how long that is.
  private long delay(double duration, DelayUnit unit) {
    return switch (unit) {
      case SECOND -> ticks(duration);
      case DT -> calibration.clock().isPresent() ? (long) Math.ceil(duration) : 0;
    };
  }

  private double seconds(StandardGate gate, List<Integer> on) {
    return calibration
        .gate(gate, on)
        .or(() -> calibration.gate(gate, on.reversed()))
        .map(GateFigures::seconds)
        .orElse(0.0);
  }

  private static double resetSeconds(QubitFigures qubit) {
    return qubit.resetSeconds() > 0 ? qubit.resetSeconds() : qubit.readoutSeconds();
  }

  private long ticks(int qubit, ToDoubleFunction<QubitFigures> seconds) {
    var qubits = calibration.qubits();
    return qubit < qubits.size() ? ticks(seconds.applyAsDouble(qubits.get(qubit))) : 0;
  }

  private long ticks(double seconds) {
    return Math.round(seconds / clock().sampleSeconds());
  }
}
