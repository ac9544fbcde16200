package io.diffraqt.target;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noise.ReadoutError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a device said of its qubits and gates at an instant.
///
/// @param source where it was read
/// @param takenAt when the device was measured
/// @param qubits by device index
/// @param gates by gate and operands
/// @param clock on whose grid it runs; empty where it has none
public record Calibration(
    String source,
    Instant takenAt,
    List<QubitFigures> qubits,
    Map<GateOn, GateFigures> gates,
    Optional<Clock> clock) {
  /// Copies both collections.
  public Calibration {
    qubits = List.copyOf(qubits);
    gates = Map.copyOf(gates);
  }

  /// The grid of times on which a device runs.
  ///
  /// @param sampleSeconds length of one `dt`, often below a nanosecond
  /// @param alignment pulses and measurements start at multiples of so many `dt`
  public record Clock(double sampleSeconds, int alignment) {
    /// @throws IllegalArgumentException when a figure is not above 0
    public Clock {
      if (!(sampleSeconds > 0) || alignment < 1) {
        throw new IllegalArgumentException(
            "clock of %s s with alignment %d; both must be above 0"
                .formatted(sampleSeconds, alignment));
      }
    }
  }

  /// One qubit.
  ///
  /// @param t1Seconds relaxation time; infinite where unknown
  /// @param t2Seconds coherence time; infinite where unknown
  /// @param readout how its read-out errs
  /// @param readoutSeconds how long a measurement takes; 0 where unknown
  /// @param resetSeconds how long a reset takes; 0 where unknown
  public record QubitFigures(
      double t1Seconds,
      double t2Seconds,
      ReadoutError readout,
      double readoutSeconds,
      double resetSeconds) {
    /// `1 −` average gate fidelity of waiting, while the qubit relaxes in a cold bath.
    ///
    /// @param seconds how long, 0 or more
    public double waitingError(double seconds) {
      return (3 - Math.exp(-seconds / t1Seconds) - 2 * Math.exp(-seconds / t2Seconds)) / 6;
    }
  }

  /// A gate on operands.
  ///
  /// @param gate the row of the table
  /// @param qubits operands in order
  public record GateOn(StandardGate gate, List<Integer> qubits) {
    /// Copies the operands.
    public GateOn {
      qubits = List.copyOf(qubits);
    }
  }

  /// One gate on its operands.
  ///
  /// @param error 1 − average gate fidelity; 1 means that the gate is out of use
  /// @param seconds how long it takes
  public record GateFigures(double error, double seconds) {
    /// Whether the gate is out of use.
    public boolean isDead() {
      return error >= 1;
    }
  }

  /// Length of one `dt`, if the device has a clock.
  public OptionalDouble sampleSeconds() {
    return clock.stream().mapToDouble(Clock::sampleSeconds).findFirst();
  }

  /// The figures of a gate on operands, if the device gave them.
  public Optional<GateFigures> gate(StandardGate gate, List<Integer> on) {
    return Optional.ofNullable(gates.get(new GateOn(gate, on)));
  }

  /// The error of a gate on operands, if known.
  public OptionalDouble error(StandardGate gate, List<Integer> on) {
    return gate(gate, on).stream().mapToDouble(GateFigures::error).findFirst();
  }
}
