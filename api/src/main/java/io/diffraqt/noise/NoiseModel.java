package io.diffraqt.noise;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.linalg.KrausChannel;
import java.util.List;
import java.util.Optional;

/// Which channels follow an instruction, and how read-out errs. Immutable and thread-safe.
///
/// Qubit indices are those of the circuit as it is run; on a device, the device's own.
public interface NoiseModel {
  /// A channel with the qubits it acts on.
  ///
  /// @param channel what happens
  /// @param qubits one per operand of the channel, distinct
  record Placed(KrausChannel channel, List<Integer> qubits) {
    /// @throws IllegalArgumentException when the counts differ
    public Placed {
      qubits = List.copyOf(qubits);
      if (qubits.size() != channel.qubits()) {
        throw new IllegalArgumentException(
            "channel on %d qubits placed on %s".formatted(channel.qubits(), qubits));
      }
    }
  }

  /// What follows this instruction, first one first; empty where it is free of noise.
  ///
  /// Never called with a conditional, only with the instructions inside; nor with noise that the
  /// circuit has of its own.
  List<Placed> after(Instruction instruction);

  /// What happens to a state after this instruction: the channel that it is itself, or else what
  /// this model adds.
  default List<Placed> channels(Instruction instruction) {
    return instruction instanceof Instruction.Noise(var channel, var qubits)
        ? List.of(new Placed(channel.kraus(), qubits))
        : after(instruction);
  }

  /// The circuit with a `Delay` wherever a qubit waits, from a model that charges for waiting; the
  /// circuit itself from all others. A simulator runs what this gives, once per circuit.
  default Circuit timed(Circuit circuit) {
    return circuit;
  }

  /// How the read-out of this qubit errs; empty where it does not.
  Optional<ReadoutError> readout(int qubit);

  /// A short description for provenance: source, profile, date.
  String description();

  /// The model without any noise.
  static NoiseModel none() {
    return NoNoise.INSTANCE;
  }
}
