package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Bool;
import io.diffraqt.openqasm.Value.Int;
import java.util.function.LongBinaryOperator;

/// Integer arithmetic of at most 64 bits, wrapping at the wider operand's width.
final class Integers {
  private Integers() {}

  /// `value` reduced to `width` bits; width 0 stands for 64.
  static Int wrapped(long value, int width, boolean signed) {
    if (width == 0 || width >= 64) {
      return new Int(value, width, signed);
    }
    var shift = 64 - width;
    return new Int(signed ? value << shift >> shift : value << shift >>> shift, width, signed);
  }

  static Value binary(Site site, Token operator, Int left, Int right) {
    var a = left.value();
    var b = right.value();
    var width = left.width() == 0 || right.width() == 0 ? 0 : Math.max(left.width(), right.width());
    var like = left.width() == 0 ? right : left;
    var signed = like.width() == 0 || like.signed() || right.width() != 0 && right.signed();
    var typed = width == 0 ? Math.max(left.width(), right.width()) : width;
    return switch (operator) {
      case PLUS -> wrapped(exact(site, typed, a, b, Math::addExact, a + b), typed, signed);
      case MINUS -> wrapped(exact(site, typed, a, b, Math::subtractExact, a - b), typed, signed);
      case TIMES -> wrapped(exact(site, typed, a, b, Math::multiplyExact, a * b), typed, signed);
      case DIVIDE -> wrapped(quotient(site, a, b), typed, signed);
      case MODULO -> wrapped(a - quotient(site, a, b) * b, typed, signed);
      case POWER -> power(site, a, b, typed, signed);
      case AND -> wrapped(a & b, typed, signed);
      case OR -> wrapped(a | b, typed, signed);
      case XOR -> wrapped(a ^ b, typed, signed);
      case SHIFT_LEFT -> wrapped(shift(site, b) > 63 ? 0 : a << b, left.width(), left.signed());
      case SHIFT_RIGHT ->
          wrapped(shift(site, b) > 63 ? (a < 0 ? -1 : 0) : a >> b, left.width(), left.signed());
      default -> new Bool(Operators.holds(site, operator, Long.compare(a, b)));
    };
  }

  /// Untyped numbers must not overflow silently; typed ones wrap.
  private static long exact(
      Site site, int width, long a, long b, LongBinaryOperator checked, long wrapped) {
    if (width != 0) {
      return wrapped;
    }
    try {
      return checked.applyAsLong(a, b);
    } catch (ArithmeticException e) {
      throw site.error("the result does not fit into an integer of 64 bits");
    }
  }

  private static long quotient(Site site, long a, long b) {
    if (b == 0) {
      throw site.error("division by zero");
    }
    return a / b;
  }

  private static long shift(Site site, long by) {
    if (by < 0) {
      throw site.error("a shift by " + by + "; it must not be negative");
    }
    return by;
  }

  private static Value power(Site site, long base, long exponent, int width, boolean signed) {
    if (exponent < 0) {
      return Operators.finite(site, Math.pow((double) base, (double) exponent));
    }
    var result = 1L;
    var square = base;
    for (var rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        var factor = square;
        result = exact(site, width, result, factor, Math::multiplyExact, result * factor);
      }
      if (rest > 1) {
        square = exact(site, width, square, square, Math::multiplyExact, square * square);
      }
    }
    return wrapped(result, width, signed);
  }
}
