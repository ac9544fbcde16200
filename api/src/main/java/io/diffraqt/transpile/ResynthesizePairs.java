package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import java.util.Set;

/// Multiplies out runs of constant gates on one pair of qubits, where the product takes fewer of
/// the target's two-qubit gates than the gates alone.
///
/// @param entangler what the target's gates are made of
record ResynthesizePairs(Entangler entangler) implements Pass {
  @Override
  public String name() {
    return "resynthesize pairs";
  }

  @Override
  public Circuit run(Circuit circuit) {
    return circuit.withInstructions(
        new PairCollector(entangler, circuit.qubits()).rewrite(circuit.instructions()));
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.COUPLED, Property.SMALL_GATES);
  }
}
