package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.OptionalInt;

/// Paulis of a few qubits as numbers, and as matrices.
///
/// The number of a Pauli on `k` qubits has the X bit of operand `j` at `j` and its Z bit at `k +
/// j`.
final class PauliCode {
  /// How far an entry may be from that of a Pauli; as far as a unitary gate may be from unitary.
  private static final double TOLERANCE = 1e-9;

  private PauliCode() {}

  /// The Hermitian matrix of a Pauli; operand 0 is the least significant index bit.
  static ComplexMatrix matrix(int pauli, int qubits) {
    var x = x(pauli, qubits);
    var z = pauli >> qubits;
    var turns = Integer.bitCount(x & z);
    return ComplexMatrix.fill(
        1 << qubits,
        1 << qubits,
        (r, c) -> r == (c ^ x) ? power(turns + 2 * Integer.bitCount(c & z)) : Complex.ZERO);
  }

  /// The Pauli that a matrix is, with the bit `2k` set where it is the negative of one; empty for
  /// all other matrices.
  static OptionalInt of(ComplexMatrix matrix) {
    var qubits = Integer.numberOfTrailingZeros(matrix.rows());
    var x = largestRow(matrix);
    var first = matrix.at(x, 0);
    var z = 0;
    for (var k = 0; k < qubits; k++) {
      var other = matrix.at(x ^ 1 << k, 1 << k);
      z |= first.re() * other.re() + first.im() * other.im() < 0 ? 1 << k : 0;
    }
    var pauli = x | z << qubits;
    var expected = matrix(pauli, qubits);
    if (expected.distance(matrix) <= TOLERANCE) {
      return OptionalInt.of(pauli);
    }
    return expected.times(new Complex(-1, 0)).distance(matrix) <= TOLERANCE
        ? OptionalInt.of(pauli | 1 << 2 * qubits)
        : OptionalInt.empty();
  }

  private static int largestRow(ComplexMatrix matrix) {
    var largest = 0;
    for (var r = 1; r < matrix.rows(); r++) {
      largest = matrix.at(r, 0).squaredAbs() > matrix.at(largest, 0).squaredAbs() ? r : largest;
    }
    return largest;
  }

  /// The X bits.
  static int x(int pauli, int qubits) {
    return pauli & (1 << qubits) - 1;
  }

  /// Whether two Paulis anticommute.
  static boolean clash(int one, int other, int qubits) {
    var swapped = other >> qubits | x(other, qubits) << qubits;
    return (Integer.bitCount(one & swapped) & 1) == 1;
  }

  private static Complex power(int turns) {
    return switch (turns & 3) {
      case 0 -> Complex.ONE;
      case 1 -> Complex.I;
      case 2 -> new Complex(-1, 0);
      default -> new Complex(0, -1);
    };
  }
}
