package io.diffraqt.openqasm;

import io.diffraqt.circuit.Condition;
import io.diffraqt.openqasm.Value.Bit;
import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Bool;
import io.diffraqt.openqasm.Value.Int;
import java.util.ArrayList;
import java.util.List;

/// Operators of which one operand at least is a bit or a bit register.
final class BitOperators {
  private BitOperators() {}

  static Value binary(Site site, Token operator, Value left, Value right) {
    return switch (operator) {
      case AND -> each(site, operator, left, right);
      case OR -> each(site, operator, left, right);
      case XOR -> each(site, operator, left, right);
      case SHIFT_LEFT, SHIFT_RIGHT -> shifted(site, operator, left, right);
      case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST ->
          compared(site, operator, left, right);
      default -> arithmetic(site, operator, left, right);
    };
  }

  private static Value each(Site site, Token operator, Value left, Value right) {
    var a = bits(site, operator, left, right);
    var b = bits(site, operator, right, left);
    var both = left instanceof Bits && right instanceof Bits;
    if (both && a.size() != b.size()) {
      throw site.error(
          "the operator %s on %d and %d bits; both must have one size"
              .formatted(operator.shown(), a.size(), b.size()));
    }
    var bits =
        switch (operator) {
          case AND -> MeasuredBits.each(a, b, MeasuredBits::and);
          case OR -> MeasuredBits.each(a, b, MeasuredBits::or);
          default -> MeasuredBits.each(a, b, MeasuredBits::xor);
        };
    return new Bits(bits, isScalar(left) && isScalar(right));
  }

  private static boolean isScalar(Value value) {
    return value instanceof Bool || value instanceof Bits bits && bits.scalar();
  }

  private static Value shifted(Site site, Token operator, Value left, Value right) {
    if (!(left instanceof Bits(var bits, var scalar))) {
      return arithmetic(site, operator, left, right);
    }
    var by = Conversions.integer(site, right).value();
    if (by < 0) {
      throw site.error("a shift by " + by + "; it must not be negative");
    }
    var signed = operator == Token.SHIFT_LEFT ? -by : by;
    var moved = new ArrayList<Bit>();
    for (var k = 0; k < bits.size(); k++) {
      var from = k + signed;
      moved.add(from >= 0 && from < bits.size() ? bits.get((int) from) : new Value.Known(false));
    }
    return new Bits(moved, scalar);
  }

  private static Value compared(Site site, Token operator, Value left, Value right) {
    if (left instanceof Bits && right instanceof Bits || isMeasured(left) || isMeasured(right)) {
      return comparedBits(site, operator, left, right);
    }
    return arithmetic(site, operator, left, right);
  }

  private static Value comparedBits(Site site, Token operator, Value left, Value right) {
    var relation = Operators.relation(site, operator);
    var a = bits(site, operator, left, right);
    var b = bits(site, operator, right, left);
    if (left instanceof Bits(_, var scalar) && scalar && a.size() == 1 && b.size() <= 1) {
      return Conversions.fromTruth(single(relation, a.getFirst(), b));
    }
    var swapped = !(left instanceof Bits) || a.stream().allMatch(Value.Known.class::isInstance);
    return Conversions.fromTruth(
        swapped
            ? MeasuredBits.compare(mirrored(relation), b, a)
            : MeasuredBits.compare(relation, a, b));
  }

  /// A comparison of one bit with one bit needs no number.
  private static Bit single(Condition.Relation relation, Bit left, List<Bit> right) {
    var other = right.isEmpty() ? new Value.Known(false) : right.getFirst();
    return switch (relation) {
      case EQUAL -> MeasuredBits.not(MeasuredBits.xor(left, other));
      case NOT_EQUAL -> MeasuredBits.xor(left, other);
      case LESS -> MeasuredBits.and(MeasuredBits.not(left), other);
      case AT_MOST -> MeasuredBits.or(MeasuredBits.not(left), other);
      case GREATER -> MeasuredBits.and(left, MeasuredBits.not(other));
      case AT_LEAST -> MeasuredBits.or(left, MeasuredBits.not(other));
    };
  }

  private static Condition.Relation mirrored(Condition.Relation relation) {
    return switch (relation) {
      case EQUAL, NOT_EQUAL -> relation;
      case LESS -> Condition.Relation.GREATER;
      case AT_MOST -> Condition.Relation.AT_LEAST;
      case GREATER -> Condition.Relation.LESS;
      case AT_LEAST -> Condition.Relation.AT_MOST;
    };
  }

  /// Bits of one operand, as wide as they need to be beside the other.
  private static List<Bit> bits(Site site, Token operator, Value value, Value other) {
    return switch (value) {
      case Bits(var bits, _) -> bits;
      case Bool(var one) -> List.of(new Value.Known(one));
      case Int(var number, _, _) when number >= 0 ->
          MeasuredBits.of(number, 64 - Long.numberOfLeadingZeros(number));
      case Int _ ->
          throw site.error(
              "bits are unsigned; compared with a negative number the outcome never changes");
      default -> throw Operators.unfit(site, operator, value, other);
    };
  }

  static boolean isMeasured(Value value) {
    return value instanceof Bits bits && !bits.isKnown();
  }

  /// Known bits count as an unsigned number.
  private static Value arithmetic(Site site, Token operator, Value left, Value right) {
    return Operators.binary(site, operator, number(site, left), number(site, right));
  }

  private static Value number(Site site, Value value) {
    return value instanceof Bits ? Conversions.integer(site, value) : value;
  }
}
