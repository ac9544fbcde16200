package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.SparseMatrix;
import java.util.List;

/// One thing to do to the Pauli coefficients of a density matrix. Words are numbered as in
/// [PauliMatrices].
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public sealed interface PauliOp {
  /// What it acts on; operand `k` is letter `k` of a word.
  int[] qubits();

  /// A matrix on one qubit, the product of some.
  ///
  /// @param factors the first one acts first
  record Turn(int[] qubits, List<Source> factors) implements PauliOp {
    /// Copies the factors.
    public Turn {
      factors = List.copyOf(factors);
    }
  }

  /// Words of two qubits that change places and signs, and shrink.
  ///
  /// @param from the old word for each new one
  /// @param factors of each new word
  record Moves(int[] qubits, int[] from, double[] factors) implements PauliOp {}

  /// Words that shrink: a mixture of Pauli words.
  ///
  /// @param factors of each word
  record Scale(int[] qubits, double[] factors) implements PauliOp {}

  /// A known matrix on two or three qubits.
  record Known(int[] qubits, SparseMatrix matrix) implements PauliOp {}

  /// A matrix on two or three qubits that bindings change.
  ///
  /// @param step whose targets and controls are the qubits, in this order
  record Open(int[] qubits, Step.Unitary step) implements PauliOp {}

  /// Two qubits that change places in the array, so that kernels find them where they are fast.
  record Exchange(int[] qubits) implements PauliOp {}

  /// A matrix on one qubit.
  sealed interface Source {
    /// A known one.
    ///
    /// @param matrix 4 × 4, row-major
    record Constant(double[] matrix) implements Source {}

    /// One that bindings change.
    record Bound(Step.Unitary step) implements Source {}
  }
}
