package io.diffraqt.simulator.internal.stabilizer;

/// What a line of a [Script] does; `a` and `b` are its numbers.
enum Op {
  /// Primitive on qubit `a`.
  H,
  /// Primitive on qubit `a`.
  S,
  /// Primitive on qubit `a`.
  SX,
  /// Primitive on qubits `a` and `b`.
  CX,
  /// Primitive on qubits `a` and `b`.
  CZ,
  /// Primitive on qubits `a` and `b`.
  SWAP,
  /// Pauli X on qubit `a`.
  X,
  /// Pauli Z on qubit `a`.
  Z,
  /// Measurement number `b`, of qubit `a`.
  MEASURE,
  /// Puts qubit `a` in state 0.
  RESET,
  /// Noise number `a`.
  NOISE,
  /// Goes on at line `b` unless condition number `a` holds.
  BRANCH,
  /// Goes on at line `b`.
  JUMP,
  /// From here on only measurements read qubit `a`.
  RETIRE_X,
  /// From here on nothing reads qubit `a`.
  RETIRE_Z;

  /// Whether it reads and writes both rows of qubit `a`.
  boolean isGate() {
    return switch (this) {
      case H, S, SX, CX, CZ, SWAP, RESET -> true;
      case X, Z, MEASURE, NOISE, BRANCH, JUMP, RETIRE_X, RETIRE_Z -> false;
    };
  }

  /// Whether frames follow it where it depends on measured bits.
  boolean isFed() {
    return switch (this) {
      case X, Z, NOISE, BRANCH, JUMP -> true;
      case H, S, SX, CX, CZ, SWAP, MEASURE, RESET, RETIRE_X, RETIRE_Z -> false;
    };
  }

  /// Whether it does the same to qubit `b`.
  boolean isPair() {
    return this == CX || this == CZ || this == SWAP;
  }
}
