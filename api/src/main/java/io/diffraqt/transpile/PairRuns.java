package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a circuit into pieces that are routed as one: the gates on a pair of qubits up to the first
/// that involves another, and everything else alone. Not thread-safe.
///
/// Routing is faster on pieces, and sees farther ahead, since what it counts are pairs that must
/// meet and not gates.
final class PairRuns {
  private final List<List<Instruction>> pieces = new ArrayList<>();
  private final List<List<Instruction>> waiting = new ArrayList<>();
  private final int[] open;

  private PairRuns(int qubits) {
    open = new int[qubits];
    Arrays.fill(open, -1);
    for (var q = 0; q < qubits; q++) {
      waiting.add(new ArrayList<>());
    }
  }

  /// The pieces, in an order in which the circuit can be run.
  static List<List<Instruction>> of(Circuit circuit) {
    var runs = new PairRuns(circuit.qubits());
    circuit.instructions().forEach(runs::add);
    for (var q = 0; q < circuit.qubits(); q++) {
      runs.release(q);
    }
    return runs.pieces;
  }

  /// Each instruction as a piece.
  static List<List<Instruction>> singles(Circuit circuit) {
    return circuit.instructions().stream().map(List::of).toList();
  }

  private void add(Instruction instruction) {
    if (instruction instanceof Apply apply && apply.qubits().size() == 1) {
      waiting.get(apply.qubits().getFirst()).add(apply);
    } else if (instruction instanceof Apply apply && apply.qubits().size() == 2) {
      pair(apply, apply.qubits().getFirst(), apply.qubits().getLast());
    } else {
      for (int q : instruction.qubits()) {
        release(q);
        open[q] = -1;
      }
      pieces.add(List.of(instruction));
    }
  }

  private void pair(Apply apply, int a, int b) {
    if (open[a] < 0 || open[a] != open[b]) {
      release(a);
      release(b);
      open[a] = pieces.size();
      open[b] = pieces.size();
      pieces.add(new ArrayList<>());
    }
    var piece = pieces.get(open[a]);
    for (var q : List.of(a, b)) {
      piece.addAll(waiting.get(q));
      waiting.get(q).clear();
    }
    piece.add(apply);
  }

  /// Gates on one qubit that no further gate on the open pair follows stay alone.
  private void release(int qubit) {
    waiting.get(qubit).forEach(one -> pieces.add(List.of(one)));
    waiting.get(qubit).clear();
  }
}
