package io.diffraqt.openqasm;

/// What a program may ask for; more is refused with the limit in the message.
///
/// They bound time and memory of reading: a short text can ask for any number of steps.
final class Limits {
  /// Qubits of a program.
  static final int QUBITS = 10_000;

  /// Classical bits of a program.
  static final int BITS = 1_000_000;

  /// Instructions plus their operands after inlining and unrolling.
  static final int SIZE = 4_000_000;

  /// Statements and expressions run while reading, loops and subroutines included.
  static final int STEPS = 10_000_000;

  /// Blocks, parentheses and calls within each other.
  static final int NESTING = 200;

  /// Binary operators within each other, `a + b + c` counting two.
  static final int OPERATORS = 1_000;

  /// Elements of an array.
  static final int ELEMENTS = 1_000_000;

  /// Width in bits of a classical integer.
  static final int WIDTH = 64;

  /// Qubits of a gate whose matrix must be computed, for fractional powers and the like.
  static final int MATRIX_QUBITS = 6;

  /// Qubits of a channel given by matrices.
  static final int CHANNEL_QUBITS = 2;

  private Limits() {}
}
