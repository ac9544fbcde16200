package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.kernel.IndexMap;
import java.util.List;

/// One pass over the amplitudes of a block, for many steps at once.
///
/// The low bits of an index number the amplitudes of a block, the bits above them the blocks.
/// Qubits of the second kind only choose: they are never turned or moved.
public sealed interface Pass {
  /// The turns about X inside one-qubit matrices, see [Split].
  ///
  /// @param steps on distinct targets, which rise
  record Turn(List<Step.Unitary> steps) implements Pass {
    /// Copies the list.
    public Turn {
      steps = List.copyOf(steps);
    }
  }

  /// Diagonal factors.
  ///
  /// @param before matrices of which the factors before the turn belong here
  /// @param after matrices of which the factors after the turn belong here
  /// @param diagonals matrices on at most two qubits, controls included
  record Phase(List<Step.Unitary> before, List<Step.Unitary> after, List<Step.Unitary> diagonals)
      implements Pass {
    /// Copies the lists.
    public Phase {
      before = List.copyOf(before);
      after = List.copyOf(after);
      diagonals = List.copyOf(diagonals);
    }
  }

  /// Flips and swaps.
  ///
  /// @param map where amplitudes of a block come from, for all bits of an index; what the bits of
  ///   the number of the block give is an offset
  record Move(IndexMap map) implements Pass {}

  /// A step on its own, on qubits of the block alone.
  ///
  /// @param step a matrix, a flip, a swap or an index map
  record Other(Step step) implements Pass {}
}
