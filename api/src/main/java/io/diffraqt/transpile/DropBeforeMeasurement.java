package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Measure;
import io.diffraqt.circuit.Instruction.Reset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Drops diagonal gates whose qubits are all measured next, which changes no outcome and no state
/// after it but by a phase, gates whose qubits are all reset next, and resets of unused qubits.
record DropBeforeMeasurement() implements Pass {
  /// What happens next to a qubit.
  private enum Next {
    MEASURE,
    RESET,
    OTHER
  }

  @Override
  public String name() {
    return "drop before measurement";
  }

  @Override
  public Circuit run(Circuit circuit) {
    return circuit.withInstructions(backward(circuit, withoutFirstResets(circuit)));
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.values());
  }

  private static List<Instruction> withoutFirstResets(Circuit circuit) {
    var used = new BitSet();
    var out = new ArrayList<Instruction>();
    for (var instruction : circuit.instructions()) {
      if (!(instruction instanceof Reset(var qubit) && !used.get(qubit))) {
        out.add(instruction);
      }
      if (!(instruction instanceof Instruction.Barrier || instruction instanceof Reset)) {
        instruction.qubits().forEach(used::set);
      }
    }
    return out;
  }

  private static List<Instruction> backward(Circuit circuit, List<Instruction> instructions) {
    var next = new Next[circuit.qubits()];
    Arrays.fill(next, Next.OTHER);
    var out = new ArrayList<Instruction>();
    for (var instruction : instructions.reversed()) {
      if (!(instruction instanceof Apply apply && isIdle(apply, next))) {
        out.add(instruction);
        var then = after(instruction);
        instruction.qubits().forEach(q -> next[q] = then);
      }
    }
    return out.reversed();
  }

  private static Next after(Instruction instruction) {
    return switch (instruction) {
      case Measure _ -> Next.MEASURE;
      case Reset _, Instruction.Prepare _ -> Next.RESET;
      case Apply _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Conditional _ ->
          Next.OTHER;
    };
  }

  private static boolean isIdle(Apply apply, Next[] next) {
    var on = apply.qubits();
    return !on.isEmpty()
        && (on.stream().allMatch(q -> next[q] == Next.RESET)
            || on.stream().allMatch(q -> next[q] == Next.MEASURE && Axis.isDiagonal(apply, q)));
  }
}
