package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Circuit;
import java.util.Optional;
import java.util.function.Supplier;

/// One thing to be timed.
///
/// @param of which case it is
/// @param circuit short name
/// @param qubits of the circuit
/// @param things done by one run, where the case counts things; 0 elsewhere
/// @param limit what the machine needs at least
/// @param run does it once; what it gives back keeps the work from being optimised away
/// @param forPeers the same work for others, if some of them can do it
record Workload(
    BenchCase of,
    String circuit,
    int qubits,
    long things,
    Machine.Limit limit,
    Supplier<Object> run,
    Optional<PeerTask> forPeers) {
  /// The same work for other programs.
  sealed interface PeerTask {
    /// Strengths of depolarising noise, as probabilities of a random Pauli other than the identity,
    /// and of read-out errors.
    ///
    /// @param afterOne after a gate on one qubit
    /// @param afterTwo after a gate on two
    /// @param readout of a wrong bit
    record Strengths(double afterOne, double afterTwo, double readout) {}

    /// The circuit is run, from a circuit object that is ready to a state in memory.
    record Run(Circuit circuit) implements PeerTask {}

    /// The circuit is run under depolarising noise after every gate and read-out error.
    ///
    /// @param shots that are drawn; 0 for the exact distribution
    record Noisy(Circuit circuit, Strengths noise, int shots) implements PeerTask {}

    /// The sum of Z over all qubits is differentiated by every angle.
    ///
    /// @param circuit with bound angles
    /// @param count how many gradients, each with angles of its own
    record Gradients(Circuit circuit, int count) implements PeerTask {}

    /// Shots are drawn from random amplitudes that lie in memory.
    record Sample(int qubits, int shots) implements PeerTask {}

    /// One shot of a Clifford circuit is drawn by a tableau.
    record Tableau(Circuit circuit) implements PeerTask {}

    /// Noisy shots of a Clifford circuit that has been analysed before are drawn bit-packed.
    ///
    /// @param circuit with its measurements
    /// @param shots how many
    /// @param noise after every gate and at every measurement
    record Frames(Circuit circuit, int shots, Strengths noise) implements PeerTask {}

    /// The text is read to a circuit object.
    record Read(String text) implements PeerTask {}

    /// The circuit object of the text is written.
    record Write(String text) implements PeerTask {}
  }
}
