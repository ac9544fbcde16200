package io.diffraqt.circuit;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The longest chain of counted instructions, by levels per qubit and per bit.
final class Depth {
  private final int[] levels;
  private final int qubits;

  private Depth(Circuit circuit) {
    this.qubits = circuit.qubits();
    this.levels = new int[qubits + circuit.bits()];
  }

  static int of(Circuit circuit, Predicate<Instruction> counted) {
    var depth = new Depth(circuit);
    circuit.instructions().forEach(i -> depth.advance(i, counted.test(i)));
    return IntStream.of(depth.levels).max().orElse(0);
  }

  private void advance(Instruction instruction, boolean counted) {
    var wires = wires(instruction).toArray();
    var cost = counted && !(instruction instanceof Instruction.Barrier) ? 1 : 0;
    var level = IntStream.of(wires).map(w -> levels[w]).max().orElse(0) + cost;
    for (var wire : wires) {
      levels[wire] = level;
    }
  }

  private IntStream wires(Instruction instruction) {
    var on = instruction.qubits().stream().mapToInt(q -> q);
    var bits = instruction.bits().stream().mapToInt(b -> qubits + b);
    return IntStream.concat(on, bits).distinct();
  }
}
