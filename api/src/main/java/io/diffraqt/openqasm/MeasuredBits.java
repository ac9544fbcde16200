package io.diffraqt.openqasm;

import io.diffraqt.circuit.Condition;
import io.diffraqt.openqasm.Value.Bit;
import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Known;
import io.diffraqt.openqasm.Value.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/// Logic on bits of which some are known only when the program runs.
///
/// Known bits are folded; what is left is a [Condition].
final class MeasuredBits {
  private static final Bit ZERO = new Known(false);
  private static final Bit ONE = new Known(true);

  private MeasuredBits() {}

  /// A truth value as one bit.
  static Bits scalar(Bit bit) {
    return new Bits(List.of(bit), true);
  }

  /// The bits of a number, least significant first.
  static List<Bit> of(long number, int width) {
    return IntStream.range(0, width)
        .<Bit>mapToObj(k -> (k < 64 ? number >> k & 1 : 0) == 1 ? ONE : ZERO)
        .toList();
  }

  static Bit not(Bit bit) {
    return switch (bit) {
      case Known(var one) -> new Known(!one);
      case Measured(Condition.Not(var inner)) -> new Measured(inner);
      case Measured(var condition) -> new Measured(new Condition.Not(condition));
    };
  }

  static Bit and(Bit left, Bit right) {
    if (left instanceof Known(var one)) {
      return one ? right : ZERO;
    }
    if (right instanceof Known(var one)) {
      return one ? left : ZERO;
    }
    var parts = new ArrayList<Condition>();
    for (var bit : List.of(left, right)) {
      var condition = ((Measured) bit).condition();
      if (condition instanceof Condition.All(var inner)) {
        parts.addAll(inner);
      } else {
        parts.add(condition);
      }
    }
    return new Measured(new Condition.All(parts));
  }

  static Bit or(Bit left, Bit right) {
    if (left instanceof Known(var one)) {
      return one ? ONE : right;
    }
    if (right instanceof Known(var one)) {
      return one ? ONE : left;
    }
    var parts = new ArrayList<Condition>();
    for (var bit : List.of(left, right)) {
      var condition = ((Measured) bit).condition();
      if (condition instanceof Condition.Any(var inner)) {
        parts.addAll(inner);
      } else {
        parts.add(condition);
      }
    }
    return new Measured(new Condition.Any(parts));
  }

  static Bit xor(Bit left, Bit right) {
    if (left instanceof Known(var one)) {
      return one ? not(right) : right;
    }
    if (right instanceof Known(var one)) {
      return one ? not(left) : left;
    }
    return or(and(left, not(right)), and(not(left), right));
  }

  /// Whether at least one bit is 1.
  static Bit any(List<Bit> bits) {
    return bits.stream().reduce(ZERO, MeasuredBits::or);
  }

  /// Bit by bit; the shorter operand is padded with zeros.
  static List<Bit> each(List<Bit> left, List<Bit> right, BinaryOperator<Bit> logic) {
    var width = Math.max(left.size(), right.size());
    return IntStream.range(0, width).mapToObj(k -> logic.apply(at(left, k), at(right, k))).toList();
  }

  /// A comparison of unsigned numbers.
  static Bit compare(Condition.Relation relation, List<Bit> left, List<Bit> right) {
    var direct = direct(relation, left, right);
    return direct.isEmpty() ? folded(relation, left, right) : direct.getFirst();
  }

  private static Bit folded(Condition.Relation relation, List<Bit> left, List<Bit> right) {
    return switch (relation) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> not(equal(left, right));
      case LESS -> less(left, right);
      case AT_LEAST -> not(less(left, right));
      case GREATER -> less(right, left);
      case AT_MOST -> not(less(right, left));
    };
  }

  /// A comparison of plain measured bits with a number is a condition of its own.
  private static List<Bit> direct(Condition.Relation relation, List<Bit> left, List<Bit> right) {
    var indices = new ArrayList<Integer>();
    for (var bit : left) {
      if (!(bit instanceof Measured(Condition.Bit(var index)))) {
        return List.of();
      }
      indices.add(index);
    }
    var value = 0L;
    for (var k = 0; k < right.size(); k++) {
      if (!(right.get(k) instanceof Known(var one)) || one && k > 62) {
        return List.of();
      }
      value |= one ? 1L << k : 0;
    }
    return indices.size() > 63
        ? List.of()
        : List.of(new Measured(new Condition.Compare(indices, relation, value)));
  }

  private static Bit equal(List<Bit> left, List<Bit> right) {
    return each(left, right, (a, b) -> not(xor(a, b))).stream().reduce(ONE, MeasuredBits::and);
  }

  private static Bit less(List<Bit> left, List<Bit> right) {
    var less = ZERO;
    for (var k = 0; k < Math.max(left.size(), right.size()); k++) {
      var a = at(left, k);
      var b = at(right, k);
      less = or(and(not(a), b), and(not(xor(a, b)), less));
    }
    return less;
  }

  private static Bit at(List<Bit> bits, int index) {
    return index < bits.size() ? bits.get(index) : ZERO;
  }
}
