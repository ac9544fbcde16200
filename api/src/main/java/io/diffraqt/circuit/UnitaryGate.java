package io.diffraqt.circuit;

import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;

/// A gate given by its matrix.
///
/// @param name an identifier for messages and programs
/// @param matrix unitary to 1e-9 per entry, `2^k × 2^k`
public record UnitaryGate(String name, ComplexMatrix matrix) implements Gate {
  private static final double TOLERANCE = 1e-9;

  /// @throws IllegalArgumentException when the matrix is not unitary or its size no power of two
  public UnitaryGate {
    if (matrix.rows() < 1 || Integer.bitCount(matrix.rows()) != 1) {
      throw new IllegalArgumentException(
          "gate %s: matrix has %d rows, not a power of two".formatted(name, matrix.rows()));
    }
    if (!matrix.isUnitary(TOLERANCE)) {
      throw new IllegalArgumentException(
          "gate %s: matrix is not unitary to %.0e per entry".formatted(name, TOLERANCE));
    }
  }

  @Override
  public String gateName() {
    return name;
  }

  @Override
  public int qubits() {
    return Integer.numberOfTrailingZeros(matrix.rows());
  }

  @Override
  public int angleCount() {
    return 0;
  }

  @Override
  public ComplexMatrix matrix(double... angles) {
    return matrix;
  }

  @Override
  public ComplexMatrix derivative(int index, double... angles) {
    throw new IllegalArgumentException("gate " + name + " has no angle " + index);
  }

  @Override
  public AngleKind angleKind(int index) {
    throw new IllegalArgumentException("gate " + name + " has no angle " + index);
  }

  @Override
  public Instruction.Apply inverse(List<Angle> angles, List<Integer> operands) {
    var inverse = new UnitaryGate(invertedName(name), matrix.adjoint());
    return new Instruction.Apply(inverse, List.of(), operands);
  }

  static String invertedName(String name) {
    return name.endsWith("_dg") ? name.substring(0, name.length() - 3) : name + "_dg";
  }
}
