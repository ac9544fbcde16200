package io.diffraqt.examples.aer;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.openqasm.OpenQasm3;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestedConditionsTest {
  private static final Instruction YES = gate(StandardGate.X);
  private static final Instruction NO = gate(StandardGate.Z);

  private static final Condition CONDITION =
      new Condition.Not(
          new Condition.Any(
              List.of(
                  new Condition.All(List.of(new Condition.Bit(0), new Condition.Bit(1))),
                  new Condition.Not(new Condition.Bit(2)))));

  private static Instruction gate(StandardGate gate) {
    return new Apply(gate, List.of(), List.of(0));
  }

  private static Circuit nested() {
    return NestedConditions.of(
        Circuit.onQubits(1)
            .register("c", 3)
            .measure(0, 0)
            .add(new Conditional(CONDITION, List.of(YES), List.of(NO)))
            .build());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void theSameBranchRunsForEveryValueOfTheBits(int bits) {
    var expected = CONDITION.holds(bit -> bits >> bit & 1) ? YES : NO;
    assertThat(run(nested().instructions().getLast(), bits)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&&", "||", "!("})
  void noOperatorOfConditionsIsLeft(String operator) {
    assertThat(OpenQasm3.write(nested(), Dialect.IBM)).doesNotContain(operator);
  }

  private static List<Instruction> run(Instruction step, int bits) {
    return step instanceof Conditional(var condition, var then, var otherwise)
        ? (condition.holds(bit -> bits >> bit & 1) ? then : otherwise)
            .stream().flatMap(inner -> run(inner, bits).stream()).toList()
        : List.of(step);
  }
}
