package io.diffraqt.simulator.internal.plan;

import java.util.List;

/// Operations on Pauli coefficients in the order and at the index bits in which they run.
/// Immutable.
///
/// @param sweeps one pass over the coefficients each
/// @param end the place of each qubit afterwards; before, every qubit is at its own
/// @param numbers length of all matrices on one qubit together
/// @param open how many matrices on several qubits bindings change
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public record PauliProgram(List<Sweep> sweeps, int[] end, int numbers, int open) {
  /// Copies the list.
  public PauliProgram {
    sweeps = List.copyOf(sweeps);
  }

  /// Operations that run together on blocks of `4^k` coefficients.
  ///
  /// @param active the `k` places of a block, rising, the low ones among them; the others number
  ///   the blocks
  /// @param idle index bits of the others that are 0 in every block with any content
  /// @param ops at index bits of the block
  public record Sweep(int[] active, int idle, List<Placed> ops) {
    /// Copies the list.
    public Sweep {
      ops = List.copyOf(ops);
    }
  }

  /// An operation with its index bits.
  ///
  /// @param bits two per operand, `z` first
  /// @param idle index bits that are 0 wherever there is any content
  /// @param at where its matrix lies among the numbers, or its index among the open matrices
  public record Placed(PauliOp op, int[] bits, int idle, int at) {}
}
