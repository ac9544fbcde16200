package io.diffraqt.transpile;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One walk that gathers blocks of gates on pairs. Not thread-safe.
///
/// A block opens with a constant two-qubit gate, takes in the constant one-qubit gates before it,
/// and closes when a gate joins one of its qubits with a third one.
final class PairCollector {
  private final Function<PairBlock, Optional<ComplexMatrix>> better;
  private final PairBlock[] block;
  private final List<List<Apply>> loose = new ArrayList<>();
  private final List<Instruction> out = new ArrayList<>();

  /// @param better a unitary to write in place of a block; empty where the block stays as it is
  PairCollector(Function<PairBlock, Optional<ComplexMatrix>> better, int qubits) {
    this.better = better;
    this.block = new PairBlock[qubits];
    for (var q = 0; q < qubits; q++) {
      block[q] = PairBlock.NONE;
      loose.add(new ArrayList<>());
    }
  }

  List<Instruction> rewrite(List<Instruction> instructions) {
    instructions.forEach(this::step);
    for (var q = 0; q < block.length; q++) {
      close(q);
    }
    return out;
  }

  private void step(Instruction instruction) {
    switch (instruction) {
      case Apply apply when apply.qubits().isEmpty() -> out.add(apply);
      case Apply apply when isConstant(apply) && apply.qubits().size() == 1 ->
          one(apply, apply.qubits().getFirst());
      case Apply apply when isConstant(apply) && apply.qubits().size() == 2 -> two(apply);
      case Conditional(var condition, var then, var otherwise) -> {
        instruction.qubits().forEach(this::close);
        out.add(new Conditional(condition, inner(then), inner(otherwise)));
      }
      case Apply _,
          Instruction.Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _ -> {
        instruction.qubits().forEach(this::close);
        out.add(instruction);
      }
    }
  }

  private List<Instruction> inner(List<Instruction> branch) {
    return new PairCollector(better, block.length).rewrite(branch);
  }

  private void one(Apply apply, int qubit) {
    if (block[qubit].isOpen()) {
      block[qubit].add(apply);
    } else {
      loose.get(qubit).add(apply);
    }
  }

  private void two(Apply apply) {
    int a = apply.qubits().get(0);
    int b = apply.qubits().get(1);
    if (!block[a].isOpen() || block[a] != block[b]) {
      close(a, false);
      close(b, false);
      var opened = new PairBlock(Math.min(a, b), Math.max(a, b));
      for (var q : List.of(a, b)) {
        loose.get(q).forEach(opened::add);
        loose.get(q).clear();
        block[q] = opened;
      }
    }
    block[a].add(apply);
  }

  private void close(int qubit) {
    close(qubit, true);
  }

  /// Writes the block on a qubit and, on request, the loose gates that wait for one.
  private void close(int qubit, boolean looseToo) {
    if (block[qubit].isOpen()) {
      var closing = block[qubit];
      block[closing.low()] = PairBlock.NONE;
      block[closing.high()] = PairBlock.NONE;
      write(closing);
    }
    if (looseToo) {
      out.addAll(loose.get(qubit));
      loose.get(qubit).clear();
    }
  }

  private void write(PairBlock closing) {
    var unitary = better.apply(closing);
    if (unitary.isPresent()) {
      var gate = new UnitaryGate("block", unitary.get());
      out.add(new Apply(gate, List.of(), List.of(closing.low(), closing.high())));
    } else {
      out.addAll(closing.gates());
    }
  }

  private static boolean isConstant(Apply apply) {
    return apply.angles().stream().allMatch(Angle::isConstant);
  }
}
