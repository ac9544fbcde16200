package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import java.util.Set;

/// Joins each run of one-qubit gates and writes it in the target's gates with the fewest pulses.
///
/// Rotations about Z move on through gates that are diagonal on their qubit, and end at
/// measurements; gates before a reset are dropped. Parameters stay symbolic.
///
/// @param basis how the target makes one-qubit gates
record MergeOneQubitRuns(OneQubitBasis basis) implements Pass {
  @Override
  public String name() {
    return "merge one-qubit runs";
  }

  @Override
  public Circuit run(Circuit circuit) {
    return circuit.withInstructions(
        new RunMerger(basis, circuit.qubits()).rewrite(circuit.instructions()));
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.values());
  }
}
