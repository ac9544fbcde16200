package io.diffraqt.circuit;

import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// A unitary on a few qubits, with zero or more angles.
///
/// Operand `k` is bit `k` of a row or column index of the matrix, least significant first.
public sealed interface Gate permits StandardGate, UnitaryGate, ControlledGate {
  /// The OpenQASM 3 name.
  String gateName();

  /// Number of operands.
  int qubits();

  /// Number of angles.
  int angleCount();

  /// The `2^qubits × 2^qubits` unitary at the given radians.
  ComplexMatrix matrix(double... angles);

  /// `∂ matrix / ∂ angles[index]` at the given radians; exact.
  ComplexMatrix derivative(int index, double... angles);

  /// How expectation values depend on the angle at `index`.
  AngleKind angleKind(int index);

  /// The inverse of this gate at `angles`, on the same operands.
  Instruction.Apply inverse(List<Angle> angles, List<Integer> operands);
}
