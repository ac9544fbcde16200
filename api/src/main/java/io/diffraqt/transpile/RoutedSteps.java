package io.diffraqt.transpile;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Measure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The instructions of a routed circuit as they come. Not thread-safe.
///
/// Gates on one qubit and measurements wait until their qubit is needed again, so that none stands
/// between a gate and an exchange of the same pair, which are one block afterwards.
final class RoutedSteps {
  private final DeviceGraph graph;
  private final Placement placement;
  private final List<Instruction> out = new ArrayList<>();
  private final List<List<Instruction>> waiting = new ArrayList<>();
  private final BitSet waitingBits = new BitSet();

  RoutedSteps(DeviceGraph graph, int[] start) {
    this.graph = graph;
    this.placement = Placement.of(start, graph.size());
    for (var k = 0; k < start.length; k++) {
      waiting.add(new ArrayList<>());
    }
  }

  /// Adds a piece on program qubits.
  void add(List<Instruction> piece) {
    if (piece.size() == 1) {
      add(piece.getFirst());
      return;
    }
    piece.getLast().qubits().forEach(this::release);
    piece.forEach(this::write);
  }

  private void add(Instruction instruction) {
    switch (instruction) {
      case Apply apply when apply.qubits().size() == 1 -> hold(apply);
      case Apply apply -> {
        apply.qubits().forEach(this::release);
        write(apply);
      }
      case Measure measure -> {
        // Of two measurements into one bit, the later one must stay the later one.
        if (waitingBits.get(measure.bit())) {
          releaseAll();
        }
        waitingBits.set(measure.bit());
        hold(measure);
      }
      case Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _,
          Conditional _ -> {
        releaseAll();
        write(instruction);
      }
    }
  }

  /// Adds an exchange of device qubits.
  void exchange(int a, int b) {
    out.add(Routed.swap(a, b));
    placement.exchange(a, b);
  }

  /// All instructions, once the last one has come.
  List<Instruction> finished() {
    releaseAll();
    return out;
  }

  /// Where the qubits are now.
  Layout layout() {
    return placement.layout();
  }

  private void hold(Instruction instruction) {
    waiting.get(instruction.qubits().getFirst()).add(instruction);
  }

  private void release(int qubit) {
    waiting.get(qubit).forEach(this::write);
    waiting.get(qubit).clear();
  }

  private void releaseAll() {
    for (var q = 0; q < waiting.size(); q++) {
      release(q);
    }
    waitingBits.clear();
  }

  private void write(Instruction instruction) {
    var there = instruction.movedTo(placement::place);
    out.add(there instanceof Conditional branch ? BranchRoutes.joined(branch, graph) : there);
  }
}
