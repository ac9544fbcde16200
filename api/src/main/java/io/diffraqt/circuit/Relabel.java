package io.diffraqt.circuit;

import java.util.List;
import java.util.function.IntUnaryOperator;

/// Moves instructions to other qubits.
final class Relabel {
  private Relabel() {}

  static Instruction qubits(Instruction instruction, IntUnaryOperator places) {
    return switch (instruction) {
      case Instruction.Apply(var gate, var angles, var on) ->
          new Instruction.Apply(gate, angles, moved(on, places));
      case Instruction.Measure(var qubit, var bit, var keep) ->
          new Instruction.Measure(places.applyAsInt(qubit), bit, keep);
      case Instruction.Reset(var qubit) -> new Instruction.Reset(places.applyAsInt(qubit));
      case Instruction.Barrier(var on) -> new Instruction.Barrier(moved(on, places));
      case Instruction.Delay(var duration, var unit, var on) ->
          new Instruction.Delay(duration, unit, moved(on, places));
      case Instruction.Noise(var channel, var on) ->
          new Instruction.Noise(channel, moved(on, places));
      case Instruction.Prepare(var on, var amplitudes) ->
          new Instruction.Prepare(moved(on, places), amplitudes);
      case Instruction.Conditional(var condition, var then, var otherwise) ->
          new Instruction.Conditional(condition, all(then, places), all(otherwise, places));
    };
  }

  private static List<Instruction> all(List<Instruction> list, IntUnaryOperator places) {
    return list.stream().map(i -> qubits(i, places)).toList();
  }

  private static List<Integer> moved(List<Integer> on, IntUnaryOperator places) {
    return on.stream().map(places::applyAsInt).toList();
  }
}
