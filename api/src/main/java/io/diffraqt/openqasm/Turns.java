package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Bool;
import io.diffraqt.openqasm.Value.Int;
import io.diffraqt.openqasm.Value.Turn;

/// Arithmetic of the type `angle`: modulo 2π, in steps of `2π/2^width` where a width is given.
final class Turns {
  private static final double FULL = 2 * Math.PI;

  /// Wider angles than this are finer than a double can tell.
  private static final int FINEST = 52;

  private Turns() {}

  /// The angle that is `radians` modulo 2π, rounded to the nearest step.
  static Turn of(double radians, int width) {
    var wrapped = radians - FULL * Math.floor(radians / FULL);
    if (width > 0 && width <= FINEST) {
      var steps = (double) (1L << width);
      wrapped = FULL * (Math.rint(wrapped / FULL * steps) % steps) / steps;
    }
    return new Turn(wrapped, width);
  }

  /// The number of steps of `2π/2^width`.
  static long steps(Turn turn, int width) {
    var size = Math.min(width == 0 ? FINEST : width, FINEST);
    return Math.round(turn.radians() / FULL * (1L << size)) & (1L << size) - 1;
  }

  /// The angle of so many steps.
  static Turn ofSteps(long steps, int width) {
    return of(FULL * Math.scalb((double) steps, -width), width);
  }

  static Value binary(Site site, Token operator, Value left, Value right) {
    if (left instanceof Turn a && right instanceof Turn b) {
      return both(site, operator, a, b);
    }
    if (left instanceof Turn(var radians, var width) && right instanceof Int(var n, _, _)) {
      return scaled(site, operator, radians, width, n);
    }
    if (operator == Token.TIMES
        && left instanceof Int(var n, _, _)
        && right instanceof Turn(var radians, var width)) {
      return of(radians * (double) n, width);
    }
    return Operators.binary(
        site,
        operator,
        new Value.Real(Conversions.real(site, left)),
        new Value.Real(Conversions.real(site, right)));
  }

  private static Value both(Site site, Token operator, Turn left, Turn right) {
    var width = Math.max(left.width(), right.width());
    return switch (operator) {
      case PLUS -> of(left.radians() + right.radians(), width);
      case MINUS -> of(left.radians() - right.radians(), width);
      case DIVIDE -> Int.of((long) ratio(site, left.radians(), right.radians()));
      case TIMES, MODULO, POWER, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT ->
          throw Operators.unfit(site, operator, left, right);
      default ->
          new Bool(
              Operators.holds(site, operator, Double.compare(left.radians(), right.radians())));
    };
  }

  private static Value scaled(Site site, Token operator, double radians, int width, long by) {
    return switch (operator) {
      case TIMES -> of(radians * (double) by, width);
      case DIVIDE -> of(ratio(site, radians, (double) by), width);
      case SHIFT_LEFT -> of(radians * Math.scalb(1.0, Math.clamp(by, 0, 63)), width);
      case SHIFT_RIGHT -> of(Math.scalb(radians, -Math.clamp(by, 0, 63)), width);
      default -> Operators.binary(site, operator, new Value.Real(radians), new Value.Real(by));
    };
  }

  private static double ratio(Site site, double a, double b) {
    if (b == 0) {
      throw site.error("division by zero");
    }
    return a / b;
  }
}
