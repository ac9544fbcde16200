package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes every two-qubit gate with the target's own, in a direction that it allows; one-qubit
/// gates come out of any kind.
///
/// @param target whose gates and directions count
/// @param entangler the gate to build from
record TranslateTwoQubit(Target target, Entangler entangler) implements Pass {
  @Override
  public String name() {
    return "translate two-qubit gates";
  }

  @Override
  public Circuit run(Circuit circuit) {
    return circuit.withInstructions(all(circuit.instructions()));
  }

  @Override
  public Set<Property> preserves() {
    return Set.of(Property.COUPLED, Property.SMALL_GATES);
  }

  private List<Instruction> all(List<Instruction> instructions) {
    var out = new ArrayList<Instruction>(instructions.size() * 3);
    var step = new PairTranslation(target, entangler, out::add);
    for (var instruction : instructions) {
      switch (instruction) {
        case Apply apply when apply.qubits().size() == 2 -> step.translate(apply);
        case Conditional(var condition, var then, var otherwise) ->
            out.add(new Conditional(condition, all(then), all(otherwise)));
        case Apply _,
            Instruction.Measure _,
            Instruction.Reset _,
            Instruction.Barrier _,
            Instruction.Delay _,
            Instruction.Noise _,
            Instruction.Prepare _ ->
            out.add(instruction);
      }
    }
    return out;
  }
}
