package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.plan.PauliOp.Source;
import java.util.List;

/// Which qubits may have coherences: coefficients with X or Y other than 0. After a start in a
/// basis state none has.
final class PauliLiveness {
  private int live;

  PauliLiveness(int qubits, boolean fresh) {
    this.live = fresh ? 0 : (1 << qubits) - 1;
  }

  boolean is(int qubit) {
    return (live >> qubit & 1) == 1;
  }

  /// Takes account of an operation.
  void before(PauliOp op) {
    switch (op) {
      case PauliOp.Turn(var on, var factors) -> turn(on[0], factors);
      case PauliOp.Moves(var on, var from, _) -> moves(on, from);
      case PauliOp.Scale _, PauliOp.Exchange _ -> {}
      case PauliOp.Known(var on, _) -> all(on);
      case PauliOp.Open(var on, _) -> all(on);
    }
  }

  private void all(int[] on) {
    for (var q : on) {
      live |= 1 << q;
    }
  }

  private void turn(int qubit, List<Source> factors) {
    var known =
        factors.size() == 1 && factors.getFirst() instanceof Source.Constant(var m)
            ? m
            : new double[0];
    if (known.length == 0 || known[8] != 0 || known[9] != 0 || known[12] != 0 || known[13] != 0) {
      live |= 1 << qubit;
    }
  }

  private void moves(int[] on, int[] from) {
    var none = (is(on[0]) ? 0 : 2) | (is(on[1]) ? 0 : 8);
    for (var word = 0; word < 16; word++) {
      if ((from[word] & none) == 0) {
        live |= (word & 2) != 0 ? 1 << on[0] : 0;
        live |= (word & 8) != 0 ? 1 << on[1] : 0;
      }
    }
  }
}
