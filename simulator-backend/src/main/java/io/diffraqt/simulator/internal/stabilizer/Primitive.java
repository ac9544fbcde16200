package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.circuit.StandardGate;

/// The gates that tableau and frames run; all other Clifford gates are words of them.
enum Primitive {
  /// Exchanges X and Z: nearly free, since rows only change their names.
  H(StandardGate.H, 1),
  /// Takes X to Y.
  S(StandardGate.S, 3),
  /// Takes Z to −Y.
  SX(StandardGate.SX, 3),
  /// Controlled X.
  CX(StandardGate.CX, 6),
  /// Controlled Z.
  CZ(StandardGate.CZ, 6),
  /// Exchanges two qubits: nearly free.
  SWAP(StandardGate.SWAP, 1);

  private final StandardGate gate;
  private final int cost;

  Primitive(StandardGate gate, int cost) {
    this.gate = gate;
    this.cost = cost;
  }

  /// The same gate in the table of all gates.
  StandardGate gate() {
    return gate;
  }

  /// What it takes, roughly, compared with the others.
  int cost() {
    return cost;
  }

  /// What a Pauli becomes, up to its sign, when the gate acts on operands `a` and `b`; those of one
  /// qubit leave `b` out of account.
  int on(int pauli, int qubits, int a, int b) {
    var xa = 1 << a;
    var xb = 1 << b;
    var za = xa << qubits;
    var zb = xb << qubits;
    return switch (this) {
      case H -> exchanged(pauli, xa, za);
      case S -> added(pauli, xa, za);
      case SX -> added(pauli, za, xa);
      case CX -> added(added(pauli, xa, xb), zb, za);
      case CZ -> added(added(pauli, xa, zb), xb, za);
      case SWAP -> exchanged(exchanged(pauli, xa, xb), za, zb);
    };
  }

  private static int exchanged(int pauli, int one, int other) {
    var differ = (pauli & one) != 0 ^ (pauli & other) != 0;
    return differ ? pauli ^ one ^ other : pauli;
  }

  private static int added(int pauli, int from, int to) {
    return (pauli & from) != 0 ? pauli ^ to : pauli;
  }
}
