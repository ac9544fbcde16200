package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.openqasm.Statement.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// The gate modifiers `ctrl`, `negctrl`, `inv` and `pow`.
final class Modifiers {
  private final Program program;
  private final Evaluator evaluator;

  /// Instructions on the operands `0 … operands − 1`.
  record Steps(List<Instruction> list, int operands) {}

  Modifiers(Program program, Evaluator evaluator) {
    this.program = program;
    this.evaluator = evaluator;
  }

  /// The steps under modifiers, the last one written acting first.
  Steps applied(Steps steps, List<Modifier> modifiers, Scope scope) {
    var result = steps;
    for (var modifier : modifiers.reversed()) {
      program.steps(modifier.at(), result.list().size());
      result =
          switch (modifier.kind()) {
            case CTRL -> controlled(result, modifier, true, scope);
            case NEGCTRL -> controlled(result, modifier, false, scope);
            case INV -> inverse(result);
            case POW -> power(result, modifier, scope);
          };
    }
    return result;
  }

  private Steps controlled(Steps steps, Modifier modifier, boolean value, Scope scope) {
    var count =
        modifier.argument() instanceof Expression.Omitted
            ? 1
            : evaluator.integer(modifier.argument(), scope);
    if (count < 1 || count > Limits.QUBITS) {
      throw evaluator
          .site(modifier.argument().at())
          .error("%d controls; the limit is 1 to %d".formatted(count, Limits.QUBITS));
    }
    var controls = Collections.nCopies((int) count, value);
    program.steps(modifier.at(), count * steps.list().size());
    var list = steps.list().stream().map(step -> controlled(step, controls)).toList();
    return new Steps(list, steps.operands() + (int) count);
  }

  private static Instruction controlled(Instruction step, List<Boolean> controls) {
    var count = controls.size();
    if (!(step instanceof Apply(var gate, var angles, var on))) {
      return new Instruction.Barrier(step.qubits().stream().map(q -> q + count).toList());
    }
    var places = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    on.forEach(q -> places.add(q + count));
    return new Apply(ControlledGate.of(gate, controls), angles, places);
  }

  private static Steps inverse(Steps steps) {
    var list = new ArrayList<Instruction>();
    for (var step : steps.list().reversed()) {
      list.add(step instanceof Apply apply ? apply.inverse() : step);
    }
    return new Steps(list, steps.operands());
  }

  private Steps power(Steps steps, Modifier modifier, Scope scope) {
    var site = evaluator.site(modifier.at());
    if (modifier.argument() instanceof Expression.Omitted) {
      throw site.error("pow needs an exponent: pow(k) @");
    }
    var exponent =
        Conversions.angle(
            evaluator.site(modifier.argument().at()), evaluator.value(modifier.argument(), scope));
    return switch (exponent) {
      case Angle.Constant(var number) -> Powers.of(site, steps, number);
      case Angle.Affine _ ->
          throw site.error("pow needs a number, and this exponent has a free parameter");
    };
  }
}
