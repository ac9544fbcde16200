package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Kak;
import java.util.Optional;
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
        new PairCollector(this::better, circuit.qubits()).rewrite(circuit.instructions()));
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.COUPLED, Property.SMALL_GATES);
  }

  private Optional<ComplexMatrix> better(PairBlock block) {
    if (block.isSingleRow()) {
      return Optional.empty();
    }
    var matrix = block.matrix();
    return entangler.count(Kak.of(matrix)) < block.cost(entangler)
        ? Optional.of(matrix)
        : Optional.empty();
  }
}
