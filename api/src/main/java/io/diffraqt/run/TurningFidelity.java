package io.diffraqt.run;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import java.util.function.ToDoubleFunction;

/// The share of the signal that turning into a group's basis leaves.
///
/// With a calibration it is the estimated success of the compiled circuit over that of the same
/// circuit without the turning, so that routing counts. Without one, a device that runs only some
/// gates or joins only some qubits is taken to lose 1 % per two-qubit gate, an assumption; any
/// other target loses nothing.
final class TurningFidelity implements ToDoubleFunction<MeasuredGroup> {
  private static final double KEPT_PER_GATE = 0.99;
  private static final double LEAST = 1e-6;

  private final Connection connection;
  private final Circuit program;

  TurningFidelity(Connection connection, Circuit program) {
    this.connection = connection;
    this.program = program;
  }

  @Override
  public double applyAsDouble(MeasuredGroup group) {
    if (group.twoQubitGates() == 0) {
      return 1;
    }
    return Math.clamp(
        connection.target().calibration().isPresent()
            ? success(group.measuring(program)) / success(group.measuringUnturned(program))
            : Math.pow(keptPerGate(connection.target()), group.twoQubitGates()),
        LEAST,
        1);
  }

  private double success(Circuit circuit) {
    return Math.max(
        LEAST,
        connection.compile(PostSelection.of(circuit).circuit()).estimatedSuccess().orElse(1));
  }

  private static double keptPerGate(Target target) {
    return target.gates().anyGate() && target.coupling().everywhere() ? 1 : KEPT_PER_GATE;
  }
}
