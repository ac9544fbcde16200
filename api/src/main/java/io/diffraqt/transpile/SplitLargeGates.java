package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Takes apart every gate on more than two qubits, and controlled gates beyond the table.
///
/// @param target whose native gates stay where it joins all qubits
record SplitLargeGates(Target target) implements Pass {
  @Override
  public String name() {
    return "split large gates";
  }

  @Override
  public Circuit run(Circuit circuit) {
    return circuit.withInstructions(all(circuit.instructions()));
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.SMALL_GATES);
  }

  private List<Instruction> all(List<Instruction> instructions) {
    return instructions.stream().flatMap(this::split).toList();
  }

  private Stream<Instruction> split(Instruction instruction) {
    return switch (instruction) {
      case Apply apply when stays(apply) -> Stream.of(apply);
      case Apply apply -> SmallGates.onAtMostTwo(apply).map(Instruction.class::cast);
      case Conditional(var condition, var then, var otherwise) ->
          Stream.of(new Conditional(condition, all(then), all(otherwise)));
      case Instruction.Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _ ->
          Stream.of(instruction);
    };
  }

  private boolean stays(Apply apply) {
    return target.gates().contains(apply.gate())
        && (apply.qubits().size() <= 2 || target.coupling().everywhere());
  }
}
