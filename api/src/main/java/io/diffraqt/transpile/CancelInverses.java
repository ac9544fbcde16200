package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.GateSet;
import java.util.Set;

/// Removes gates that undo an earlier one, and joins rotations about the same axis of the same
/// qubits; gates in between may be passed where they commute.
///
/// @param gates whose limits joined rotations keep to
record CancelInverses(GateSet gates) implements Pass {
  /// Without limits.
  CancelInverses() {
    this(GateSet.everything());
  }

  @Override
  public String name() {
    return "cancel inverses";
  }

  @Override
  public Circuit run(Circuit circuit) {
    return circuit.withInstructions(
        new Cancellation(circuit.qubits(), gates).rewrite(circuit.instructions()));
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.values());
  }
}
