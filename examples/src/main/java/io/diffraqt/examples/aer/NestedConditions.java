package io.diffraqt.examples.aer;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Conditional;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes every condition as conditionals on single bits, inside one another, since Qiskit's reader
/// of OpenQASM 3 knows neither and, or, not, nor comparisons of some bits of a register. What is
/// decided is decided before any branch runs, so branches may write the bits that were read.
final class NestedConditions {
  /// Comparisons of more bits stay as they are: `k` bits may take `2^k` branches.
  private static final int MOST_BITS = 8;

  private NestedConditions() {}

  static Circuit of(Circuit circuit) {
    return circuit.withInstructions(all(circuit.instructions()));
  }

  private static List<Instruction> all(List<Instruction> steps) {
    return steps.stream().flatMap(step -> nested(step).stream()).toList();
  }

  private static List<Instruction> nested(Instruction step) {
    return step instanceof Conditional(var condition, var then, var otherwise)
        ? decided(condition, new TreeMap<>(), all(then), all(otherwise))
        : List.of(step);
  }

  /// Asks for the bits that the condition reads, lowest first, and leaves out questions whose
  /// answer does not matter.
  ///
  /// @param known values of the bits asked for so far
  private static List<Instruction> decided(
      Condition condition,
      NavigableMap<Integer, Integer> known,
      List<Instruction> then,
      List<Instruction> otherwise) {
    var bits = new TreeSet<>(condition.bitsRead());
    if (bits.size() > MOST_BITS) {
      return List.of(new Conditional(condition, then, otherwise));
    }
    bits.removeAll(known.keySet());
    if (bits.isEmpty()) {
      return condition.holds(known::get) ? then : otherwise;
    }
    var one = decided(condition, with(known, bits.first(), 1), then, otherwise);
    var zero = decided(condition, with(known, bits.first(), 0), then, otherwise);
    return one.equals(zero)
        ? one
        : List.of(new Conditional(new Condition.Bit(bits.first()), one, zero));
  }

  private static NavigableMap<Integer, Integer> with(
      NavigableMap<Integer, Integer> known, int bit, int value) {
    var more = new TreeMap<>(known);
    more.put(bit, value);
    return more;
  }
}
