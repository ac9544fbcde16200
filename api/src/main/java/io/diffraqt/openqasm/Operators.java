package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Condition.Relation;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.Value.Bits;
import io.diffraqt.openqasm.Value.Bool;
import io.diffraqt.openqasm.Value.Complex;
import io.diffraqt.openqasm.Value.Elements;
import io.diffraqt.openqasm.Value.Int;
import io.diffraqt.openqasm.Value.Linear;
import io.diffraqt.openqasm.Value.Real;
import io.diffraqt.openqasm.Value.Time;
import io.diffraqt.openqasm.Value.Turn;
import java.util.ArrayList;

/// What binary and unary operators give, by the types of their operands.
final class Operators {
  private Operators() {}

  /// The operator of `+=` and the like; [Token#END] when there is none.
  static Token compound(String text) {
    return switch (text) {
      case "+=" -> Token.PLUS;
      case "-=" -> Token.MINUS;
      case "*=" -> Token.TIMES;
      case "/=" -> Token.DIVIDE;
      case "%=" -> Token.MODULO;
      case "**=" -> Token.POWER;
      case "&=" -> Token.AND;
      case "|=" -> Token.OR;
      case "^=" -> Token.XOR;
      case "<<=" -> Token.SHIFT_LEFT;
      case ">>=" -> Token.SHIFT_RIGHT;
      default -> Token.END;
    };
  }

  /// `left operator right`.
  static Value binary(Site site, Token operator, Value left, Value right) {
    if (operator == Token.CONCATENATE) {
      return concatenated(site, left, right);
    }
    if (operator == Token.LOGICAL_AND || operator == Token.LOGICAL_OR) {
      return logical(site, operator, left, right);
    }
    if (left instanceof Bits || right instanceof Bits) {
      return BitOperators.binary(site, operator, left, right);
    }
    if (left instanceof Linear || right instanceof Linear) {
      return linear(site, operator, left, right);
    }
    if (left instanceof Time || right instanceof Time) {
      return TimeOperators.binary(site, operator, left, right);
    }
    if (left instanceof Complex || right instanceof Complex) {
      return ComplexOperators.binary(site, operator, left, right);
    }
    if (left instanceof Turn || right instanceof Turn) {
      return Turns.binary(site, operator, left, right);
    }
    if (left instanceof Real || right instanceof Real) {
      return real(site, operator, Conversions.real(site, left), Conversions.real(site, right));
    }
    return Integers.binary(
        site, operator, Conversions.integer(site, left), Conversions.integer(site, right));
  }

  /// `operator operand`.
  static Value unary(Site site, Token operator, Value operand) {
    return switch (operator) {
      case NOT -> negated(site, operand);
      case COMPLEMENT -> complement(site, operand);
      default -> minus(site, operand);
    };
  }

  /// A comparison's outcome from the sign of the difference.
  static boolean holds(Site site, Token operator, int sign) {
    return relation(site, operator).holds(sign);
  }

  /// The comparison that a token stands for.
  static Relation relation(Site site, Token operator) {
    return switch (operator) {
      case EQUAL -> Relation.EQUAL;
      case NOT_EQUAL -> Relation.NOT_EQUAL;
      case LESS -> Relation.LESS;
      case AT_MOST -> Relation.AT_MOST;
      case GREATER -> Relation.GREATER;
      case AT_LEAST -> Relation.AT_LEAST;
      default -> throw site.error("the operator " + operator.shown() + " does not fit here");
    };
  }

  /// The message that operands do not go together.
  static CircuitException unfit(Site site, Token operator, Value left, Value right) {
    return site.error(
        "the operator %s does not take %s and %s"
            .formatted(operator.shown(), left.shown(), right.shown()));
  }

  private static Value concatenated(Site site, Value left, Value right) {
    if (left instanceof Bits(var low, _) && right instanceof Bits(var high, _)) {
      var all = new ArrayList<>(low);
      all.addAll(high);
      return new Bits(all, false);
    }
    if (left instanceof Elements(var first) && right instanceof Elements(var second)) {
      var all = new ArrayList<>(first);
      all.addAll(second);
      return new Elements(all);
    }
    throw unfit(site, Token.CONCATENATE, left, right);
  }

  private static Value logical(Site site, Token operator, Value left, Value right) {
    var a = Conversions.truth(site, left);
    var b = Conversions.truth(site, right);
    var bit = operator == Token.LOGICAL_AND ? MeasuredBits.and(a, b) : MeasuredBits.or(a, b);
    return Conversions.fromTruth(bit);
  }

  private static Value negated(Site site, Value operand) {
    return Conversions.fromTruth(MeasuredBits.not(Conversions.truth(site, operand)));
  }

  private static Value complement(Site site, Value operand) {
    return switch (operand) {
      case Bits(var bits, var scalar) ->
          new Bits(bits.stream().map(MeasuredBits::not).toList(), scalar);
      case Int(var value, var width, var signed) -> Integers.wrapped(~value, width, signed);
      default -> throw site.error("the operator '~' does not take " + operand.shown());
    };
  }

  private static Value minus(Site site, Value operand) {
    return switch (operand) {
      case Int(var value, var width, var signed) -> Integers.wrapped(-value, width, signed);
      case Real(var value) -> new Real(-value);
      case Turn(var radians, var width) -> Turns.of(-radians, width);
      case Complex(var re, var im) -> new Complex(-re, -im);
      case Time(var amount, var dt) -> new Time(-amount, dt);
      case Linear(var angle) -> Conversions.fromAngle(angle.negated());
      case Bool _, Bits _, Value.Interval _, Elements _, Value.Nothing _ ->
          throw site.error("the operator '-' does not take " + operand.shown());
    };
  }

  private static Value real(Site site, Token operator, double left, double right) {
    return switch (operator) {
      case PLUS -> finite(site, left + right);
      case MINUS -> finite(site, left - right);
      case TIMES -> finite(site, left * right);
      case DIVIDE -> finite(site, left / right);
      case MODULO -> finite(site, left % right);
      case POWER -> finite(site, Math.pow(left, right));
      case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL ->
          new Bool(holds(site, operator, left < right ? -1 : left > right ? 1 : 0));
      default -> throw unfit(site, operator, new Real(left), new Real(right));
    };
  }

  /// A number that a circuit can hold.
  static Real finite(Site site, double value) {
    if (!Double.isFinite(value)) {
      throw site.error("the result here is " + value + ", not a finite number");
    }
    return new Real(value);
  }

  private static Value linear(Site site, Token operator, Value left, Value right) {
    return switch (operator) {
      case PLUS -> checked(site, angle(site, left).plus(angle(site, right)));
      case MINUS -> checked(site, angle(site, left).minus(angle(site, right)));
      case TIMES -> product(site, left, right);
      case DIVIDE -> quotient(site, left, right);
      default -> throw notAffine(site, operator.shown());
    };
  }

  private static Angle angle(Site site, Value value) {
    return value instanceof Linear(var affine) ? affine : Angle.of(Conversions.real(site, value));
  }

  private static Value product(Site site, Value left, Value right) {
    if (left instanceof Linear(var affine) && !(right instanceof Linear)) {
      return scaled(site, affine, Conversions.real(site, right));
    }
    if (right instanceof Linear(var affine) && !(left instanceof Linear)) {
      return scaled(site, affine, Conversions.real(site, left));
    }
    throw notAffine(site, "a product");
  }

  private static Value quotient(Site site, Value left, Value right) {
    if (!(left instanceof Linear(var affine)) || right instanceof Linear) {
      throw notAffine(site, "a quotient");
    }
    var divisor = Conversions.real(site, right);
    if (divisor == 0) {
      throw site.error("division by zero");
    }
    return dividedBy(site, affine, divisor);
  }

  /// Divides each number, as the text says; multiplying by `1/divisor` would round twice.
  private static Value dividedBy(Site site, Angle.Affine affine, double divisor) {
    var terms = new ArrayList<Angle.Term>();
    for (var term : affine.terms()) {
      terms.add(new Angle.Term(term.parameter(), finite(site, term.scale() / divisor).value()));
    }
    return checked(site, new Angle.Affine(terms, finite(site, affine.offset() / divisor).value()));
  }

  private static Value scaled(Site site, Angle.Affine affine, double factor) {
    for (var term : affine.terms()) {
      finite(site, term.scale() * factor);
    }
    finite(site, affine.offset() * factor);
    return Conversions.fromAngle(affine.times(factor));
  }

  private static Value checked(Site site, Angle sum) {
    finite(site, sum.value(p -> 0));
    return Conversions.fromAngle(sum);
  }

  /// The message that a free parameter is used in another than an affine way.
  static CircuitException notAffine(Site site, String what) {
    return site.error(
        what
            + " of free parameters: an angle must be a sum of multiples of inputs and a number;"
            + " compute it beforehand and make it an input of its own");
  }
}
