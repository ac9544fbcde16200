/// A quantum program as a value: qubits, gates, angles, parameters, prepared states, measurement.
///
/// Qubit 0 is the least significant bit of a basis index and the rightmost character of a bit
/// string. Operand `k` of a gate is bit `k` of its matrix index. Start at
/// [io.diffraqt.circuit.Circuit] and its builder; [io.diffraqt.circuit.StandardGate] is the table
/// of gates.
@NullMarked
package io.diffraqt.circuit;

import org.jspecify.annotations.NullMarked;
