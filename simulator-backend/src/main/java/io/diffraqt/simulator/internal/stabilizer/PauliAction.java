package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.linalg.ComplexMatrix;
import java.util.Optional;

/// What a Clifford gate `U` makes of the Paulis on its `k` qubits: `P → U P U†`.
///
/// @param qubits `k`, 1 or 2
/// @param images of X on each operand, then of Z on each, `2k` bits each as in [PauliCode], the
///   first one lowest
/// @param signs one bit per image, set where it is the negative of its Pauli
record PauliAction(int qubits, int images, int signs) {
  /// The action of a unitary; empty where it takes some Pauli to something else.
  static Optional<PauliAction> of(ComplexMatrix unitary) {
    var qubits = Integer.numberOfTrailingZeros(unitary.rows());
    var images = 0;
    var signs = 0;
    for (var g = 0; g < 2 * qubits; g++) {
      var image =
          PauliCode.of(unitary.times(PauliCode.matrix(1 << g, qubits)).times(unitary.adjoint()));
      if (image.isEmpty()) {
        return Optional.empty();
      }
      var pauli = image.getAsInt();
      images |= (pauli & (1 << 2 * qubits) - 1) << 2 * qubits * g;
      signs |= pauli >> 2 * qubits << g;
    }
    return Optional.of(new PauliAction(qubits, images, signs));
  }

  /// The action of doing nothing, as [#images] has it.
  static int identity(int qubits) {
    var images = 0;
    for (var g = 0; g < 2 * qubits; g++) {
      images |= 1 << g << 2 * qubits * g;
    }
    return images;
  }

  /// The image of generator `g`, without its sign.
  int image(int g) {
    return images >> 2 * qubits * g & (1 << 2 * qubits) - 1;
  }
}
