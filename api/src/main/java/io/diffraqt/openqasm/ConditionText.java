package io.diffraqt.openqasm;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Register;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes conditions on measured bits.
final class ConditionText {
  private final Circuit circuit;
  private final Spelling spelling;

  ConditionText(Circuit circuit, Spelling spelling) {
    this.circuit = circuit;
    this.spelling = spelling;
  }

  /// A condition as an expression.
  String of(Condition condition) {
    return switch (condition) {
      case Condition.Bit(var index) -> bit(index);
      case Condition.Compare compare -> compared(compare);
      case Condition.Not(Condition.Bit(var index)) -> "!" + bit(index);
      case Condition.Not(var inner) -> "!(" + of(inner) + ")";
      case Condition.All(var parts) -> joined(parts, " && ", "true");
      case Condition.Any(var parts) -> joined(parts, " || ", "false");
    };
  }

  /// A bit of a register.
  String bit(int index) {
    var register = register(index);
    return spelling.name(register.name()) + "[" + (index - register.first()) + "]";
  }

  private Register register(int index) {
    return circuit.registers().stream().filter(r -> index < r.end()).findFirst().orElseThrow();
  }

  private String joined(List<Condition> parts, String operator, String empty) {
    return parts.isEmpty()
        ? empty
        : parts.stream().map(this::operand).collect(Collectors.joining(operator));
  }

  private String operand(Condition condition) {
    return switch (condition) {
      case Condition.Bit _, Condition.Not _ -> of(condition);
      case Condition.Compare _, Condition.All _, Condition.Any _ -> "(" + of(condition) + ")";
    };
  }

  /// A comparison of a whole register; of other bits, the same as logic.
  private String compared(Condition.Compare compare) {
    var register = register(compare.bits().getFirst());
    var whole = IntStream.range(register.first(), register.end()).boxed().toList();
    return compare.bits().equals(whole) && compare.value() >= 0
        ? "%s %s %d"
            .formatted(spelling.name(register.name()), compare.relation().symbol(), compare.value())
        : of(asLogic(compare));
  }

  private static Condition asLogic(Condition.Compare compare) {
    return switch (compare.relation()) {
      case EQUAL -> equal(compare);
      case NOT_EQUAL -> new Condition.Not(equal(compare));
      case LESS -> less(compare.bits(), compare.value());
      case AT_LEAST -> new Condition.Not(less(compare.bits(), compare.value()));
      case AT_MOST -> atMost(compare);
      case GREATER -> new Condition.Not(atMost(compare));
    };
  }

  private static Condition atMost(Condition.Compare compare) {
    return compare.value() == Long.MAX_VALUE
        ? new Condition.All(List.of())
        : less(compare.bits(), compare.value() + 1);
  }

  private static Condition equal(Condition.Compare compare) {
    if (compare.value() < 0 || compare.value() >> compare.bits().size() != 0) {
      return new Condition.Any(List.of());
    }
    var parts =
        IntStream.range(0, compare.bits().size())
            .mapToObj(k -> literal(compare.bits().get(k), compare.value() >> k & 1))
            .toList();
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  private static Condition literal(int index, long value) {
    var bit = new Condition.Bit(index);
    return value == 1 ? bit : new Condition.Not(bit);
  }

  /// From the lowest bit up: less so far, or decided by this bit.
  private static Condition less(List<Integer> bits, long value) {
    if (value < 0 || value >> bits.size() != 0) {
      return value < 0 ? new Condition.Any(List.of()) : new Condition.All(List.of());
    }
    Condition less = new Condition.Any(List.of());
    for (var k = 0; k < bits.size(); k++) {
      var zero = new Condition.Not(new Condition.Bit(bits.get(k)));
      less =
          (value >> k & 1) == 1
              ? new Condition.Any(List.of(zero, less))
              : new Condition.All(List.of(zero, less));
    }
    return less;
  }
}
