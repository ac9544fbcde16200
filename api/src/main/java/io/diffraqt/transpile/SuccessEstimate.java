package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.Calibration;
import java.util.List;

/// The product of `1 − error` over all gates, read-outs and waits, from a calibration; gates run as
/// late as possible. Gates without a figure count as perfect.
final class SuccessEstimate {
  private SuccessEstimate() {}

  static double of(Circuit circuit, Calibration calibration) {
    var filled = Timetable.of(circuit, calibration, Schedule.AS_LATE).withDelays();
    return Math.exp(log(filled, calibration));
  }

  private static double log(List<Instruction> instructions, Calibration calibration) {
    return instructions.stream().mapToDouble(i -> log(i, calibration)).sum();
  }

  private static double log(Instruction instruction, Calibration calibration) {
    return switch (instruction) {
      case Apply(StandardGate gate, _, var on) -> Math.log1p(-gateError(calibration, gate, on));
      case Instruction.Measure measure -> Math.log1p(-readoutError(calibration, measure.qubit()));
      // The worse branch: which one runs is not known.
      case Conditional(_, var then, var otherwise) ->
          Math.min(log(then, calibration), log(otherwise, calibration));
      case Instruction.Delay delay -> delayLog(calibration, delay);
      case Apply _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Noise _,
          Instruction.Prepare _ ->
          0;
    };
  }

  private static double delayLog(Calibration calibration, Instruction.Delay delay) {
    var seconds = new InstructionTimes(calibration).seconds(delay);
    return delay.qubits().stream()
        .mapToDouble(q -> Math.log1p(-waitingError(calibration, q, seconds)))
        .sum();
  }

  static double waitingError(Calibration calibration, int qubit, double seconds) {
    return qubit < calibration.qubits().size()
        ? calibration.qubits().get(qubit).waitingError(seconds)
        : 0;
  }

  static double gateError(Calibration calibration, StandardGate gate, List<Integer> on) {
    var there = calibration.error(gate, on);
    var error =
        there.isPresent() || on.size() != 2 ? there : calibration.error(gate, on.reversed());
    return Math.clamp(error.orElse(0), 0, 1);
  }

  static double readoutError(Calibration calibration, int qubit) {
    if (qubit >= calibration.qubits().size()) {
      return 0;
    }
    var readout = calibration.qubits().get(qubit).readout();
    return (readout.probability(1, 0) + readout.probability(0, 1)) / 2;
  }
}
