/// Clifford circuits on hundreds of qubits: a bit-packed tableau for one shot, Pauli frames for
/// many noisy ones.
///
/// Paulis are pairs of bit sets: `x` where X or Y acts, `z` where Z or Y does; a set bit in both is
/// the Hermitian Y. Start at [io.diffraqt.simulator.internal.stabilizer.Script], what a circuit is
/// compiled to.
@NullMarked
package io.diffraqt.simulator.internal.stabilizer;

import org.jspecify.annotations.NullMarked;
