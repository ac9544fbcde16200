package io.diffraqt.budget;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.Calibration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How long one shot of a circuit takes, from the times a device gave for its gates.
final class CircuitTime {
  private final Calibration calibration;
  private final Map<Integer, Double> busyUntil = new HashMap<>();

  private CircuitTime(Calibration calibration) {
    this.calibration = calibration;
  }

  /// The longest chain of gate times; what the device did not time counts 0.
  static double seconds(Circuit circuit, Optional<Calibration> calibration) {
    return calibration.map(c -> new CircuitTime(c).longest(circuit)).orElse(0.0);
  }

  private double longest(Circuit circuit) {
    circuit.flattened().forEach(this::place);
    return busyUntil.values().stream().mapToDouble(t -> t).max().orElse(0);
  }

  private void place(Instruction instruction) {
    var start =
        instruction.qubits().stream()
            .mapToDouble(q -> busyUntil.getOrDefault(q, 0.0))
            .max()
            .orElse(0);
    var end = start + seconds(instruction);
    instruction.qubits().forEach(q -> busyUntil.put(q, end));
  }

  private double seconds(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Apply(StandardGate gate, _, var qubits) ->
          calibration.gate(gate, qubits).map(Calibration.GateFigures::seconds).orElse(0.0);
      case Instruction.Measure(var qubit, _, _) ->
          qubit < calibration.qubits().size()
              ? calibration.qubits().get(qubit).readoutSeconds()
              : 0;
      case Instruction.Delay(var duration, var unit, _) -> delay(duration, unit);
      case Instruction.Apply _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Prepare _,
          Instruction.Conditional _ ->
          0;
    };
  }

  private double delay(double duration, Instruction.DelayUnit unit) {
    return switch (unit) {
      case SECOND -> duration;
      case DT -> duration * calibration.sampleSeconds().orElse(0);
    };
  }
}
