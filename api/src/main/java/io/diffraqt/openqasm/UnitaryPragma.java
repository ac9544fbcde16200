package io.diffraqt.openqasm;

import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// Makes a gate of Braket's pragma that applies a matrix.
///
/// @param evaluator of its entries
/// @param operands of the program
record UnitaryPragma(Evaluator evaluator, Operands operands) {
  /// @throws io.diffraqt.error.CircuitException when the matrix is not unitary, or does not fit the
  ///   operands
  Apply gate(Statement.Unitary unitary, Scope scope) {
    var site = evaluator.site(unitary.at());
    var on = operands.together(unitary.at(), unitary.on(), scope);
    if (on.size() > Limits.MATRIX_QUBITS) {
      throw site.error(
          "a matrix on %d qubits; at most %d can be read"
              .formatted(on.size(), Limits.MATRIX_QUBITS));
    }
    var size = 1 << on.size();
    var rows = unitary.rows();
    if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
      throw site.error(
          "a matrix on %d qubits has %d rows of %d entries, found %d rows of %s"
              .formatted(
                  on.size(), size, size, rows.size(), rows.stream().map(List::size).toList()));
    }
    try {
      return new Apply(new UnitaryGate("unitary", matrix(rows, scope)), List.of(), on.reversed());
    } catch (IllegalArgumentException e) {
      throw site.error(String.valueOf(e.getMessage()));
    }
  }

  private ComplexMatrix matrix(List<List<Expression>> rows, Scope scope) {
    var size = rows.size();
    var re = new double[size * size];
    var im = new double[size * size];
    for (var k = 0; k < size * size; k++) {
      var entry = rows.get(k / size).get(k % size);
      var value = Conversions.complex(evaluator.site(entry.at()), evaluator.value(entry, scope));
      re[k] = value.re();
      im[k] = value.im();
    }
    return ComplexMatrix.of(size, size, re, im);
  }
}
