package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Bool;
import io.diffraqt.openqasm.Value.Time;

/// Arithmetic of durations; seconds and `dt` do not mix, since only a device knows their ratio.
final class TimeOperators {
  private TimeOperators() {}

  static Value binary(Site site, Token operator, Value left, Value right) {
    if (left instanceof Time a && right instanceof Time b) {
      return both(site, operator, a, b);
    }
    if (left instanceof Time(var amount, var dt) && operator == Token.TIMES) {
      return finite(site, amount * Conversions.real(site, right), dt);
    }
    if (left instanceof Time(var amount, var dt) && operator == Token.DIVIDE) {
      return finite(site, amount / Conversions.real(site, right), dt);
    }
    if (right instanceof Time(var amount, var dt) && operator == Token.TIMES) {
      return finite(site, amount * Conversions.real(site, left), dt);
    }
    throw Operators.unfit(site, operator, left, right);
  }

  private static Value both(Site site, Token operator, Time left, Time right) {
    if (left.dt() != right.dt() && left.amount() != 0 && right.amount() != 0) {
      throw site.error("durations in seconds and in dt; only a device can compare them");
    }
    var dt = left.amount() == 0 ? right.dt() : left.dt();
    return switch (operator) {
      case PLUS -> finite(site, left.amount() + right.amount(), dt);
      case MINUS -> finite(site, left.amount() - right.amount(), dt);
      case DIVIDE -> Operators.finite(site, left.amount() / right.amount());
      case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NOT_EQUAL ->
          new Bool(Operators.holds(site, operator, Double.compare(left.amount(), right.amount())));
      default -> throw Operators.unfit(site, operator, left, right);
    };
  }

  private static Time finite(Site site, double amount, boolean dt) {
    return new Time(Operators.finite(site, amount).value(), dt);
  }
}
