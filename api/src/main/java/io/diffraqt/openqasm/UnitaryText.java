package io.diffraqt.openqasm;

import io.diffraqt.error.CircuitException;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.openqasm.OpenQasm3.Dialect;

/// Writes a matrix as the definition of a gate.
final class UnitaryText {
  private UnitaryText() {}

  static void appendDefinition(
      StringBuilder out, String name, ComplexMatrix matrix, Dialect dialect) {
    throw new CircuitException(
        "gate %s on %d qubits is given by its matrix; compile it first"
            .formatted(name, Integer.numberOfTrailingZeros(matrix.rows())));
  }
}
