package io.diffraqt.circuit;

import java.util.List;
import java.util.function.IntUnaryOperator;

/// A yes or no computed from measured bits.
public sealed interface Condition {
  /// The bit is 1.
  ///
  /// @param index among all bits of the circuit
  record Bit(int index) implements Condition {}

  /// An unsigned comparison of bits, read as a number, with a constant.
  ///
  /// @param bits least significant first, at most 63
  /// @param relation the comparison
  /// @param value the constant
  record Compare(List<Integer> bits, Relation relation, long value) implements Condition {
    /// @throws IllegalArgumentException when there are no bits or more than 63
    public Compare {
      bits = List.copyOf(bits);
      if (bits.isEmpty() || bits.size() > 63) {
        throw new IllegalArgumentException(
            "a comparison reads 1 to 63 bits, and this one reads " + bits.size());
      }
    }
  }

  /// The opposite.
  ///
  /// @param inner what is negated
  record Not(Condition inner) implements Condition {}

  /// Every part holds.
  ///
  /// @param parts in order
  record All(List<Condition> parts) implements Condition {
    /// Copies the parts.
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// At least one part holds.
  ///
  /// @param parts in order
  record Any(List<Condition> parts) implements Condition {
    /// Copies the parts.
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// How two numbers are compared.
  enum Relation {
    /// `==`
    EQUAL("=="),
    /// `!=`
    NOT_EQUAL("!="),
    /// `<`
    LESS("<"),
    /// `<=`
    AT_MOST("<="),
    /// `>`
    GREATER(">"),
    /// `>=`
    AT_LEAST(">=");

    private final String symbol;

    Relation(String symbol) {
      this.symbol = symbol;
    }

    /// The OpenQASM operator.
    public String symbol() {
      return symbol;
    }

    /// Whether it holds, given the sign of the difference of the two numbers.
    public boolean holds(int sign) {
      return switch (this) {
        case EQUAL -> sign == 0;
        case NOT_EQUAL -> sign != 0;
        case LESS -> sign < 0;
        case AT_MOST -> sign <= 0;
        case GREATER -> sign > 0;
        case AT_LEAST -> sign >= 0;
      };
    }
  }

  /// Whether it holds, given the value 0 or 1 of each bit.
  default boolean holds(IntUnaryOperator bits) {
    return switch (this) {
      case Bit(var index) -> bits.applyAsInt(index) == 1;
      case Compare compare ->
          compare.relation().holds(Long.compare(number(compare.bits(), bits), compare.value()));
      case Not(var inner) -> !inner.holds(bits);
      case All(var parts) -> parts.stream().allMatch(part -> part.holds(bits));
      case Any(var parts) -> parts.stream().anyMatch(part -> part.holds(bits));
    };
  }

  /// The bits it reads, with repeats.
  default List<Integer> bitsRead() {
    return switch (this) {
      case Bit(var index) -> List.of(index);
      case Compare compare -> compare.bits();
      case Not(var inner) -> inner.bitsRead();
      case All(var parts) -> parts.stream().flatMap(p -> p.bitsRead().stream()).toList();
      case Any(var parts) -> parts.stream().flatMap(p -> p.bitsRead().stream()).toList();
    };
  }

  private static long number(List<Integer> indices, IntUnaryOperator bits) {
    var number = 0L;
    for (var k = 0; k < indices.size(); k++) {
      number |= (long) bits.applyAsInt(indices.get(k)) << k;
    }
    return number;
  }
}
