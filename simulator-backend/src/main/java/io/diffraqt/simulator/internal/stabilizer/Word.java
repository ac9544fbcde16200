package io.diffraqt.simulator.internal.stabilizer;

import java.util.List;

/// A Clifford gate as primitives on its operands and Paulis after them; global phase left out.
///
/// @param steps first one first
/// @param x operands that X acts on at the end, one bit each
/// @param z operands that Z acts on at the end
record Word(List<Step> steps, int x, int z) {
  /// Copies the steps.
  Word {
    steps = List.copyOf(steps);
  }

  /// A primitive on operands.
  ///
  /// @param primitive what acts
  /// @param a first operand
  /// @param b second one; equal to the first where there is none
  record Step(Primitive primitive, int a, int b) {}
}
