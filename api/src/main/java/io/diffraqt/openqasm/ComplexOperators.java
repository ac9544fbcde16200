package io.diffraqt.openqasm;

import io.diffraqt.openqasm.Value.Bool;
import io.diffraqt.openqasm.Value.Complex;

/// Arithmetic of complex numbers.
final class ComplexOperators {
  private ComplexOperators() {}

  static Value binary(Site site, Token operator, Value left, Value right) {
    var a = Conversions.complex(site, left);
    var b = Conversions.complex(site, right);
    return switch (operator) {
      case PLUS -> finite(site, a.re() + b.re(), a.im() + b.im());
      case MINUS -> finite(site, a.re() - b.re(), a.im() - b.im());
      case TIMES -> product(site, a, b);
      case DIVIDE -> quotient(site, a, b);
      case POWER -> power(site, a, b);
      case EQUAL -> new Bool(a.equals(b));
      case NOT_EQUAL -> new Bool(!a.equals(b));
      default -> throw Operators.unfit(site, operator, left, right);
    };
  }

  private static Complex product(Site site, Complex a, Complex b) {
    return finite(site, a.re() * b.re() - a.im() * b.im(), a.re() * b.im() + a.im() * b.re());
  }

  private static Complex quotient(Site site, Complex a, Complex b) {
    var norm = b.re() * b.re() + b.im() * b.im();
    if (norm == 0) {
      throw site.error("division by zero");
    }
    return finite(
        site,
        (a.re() * b.re() + a.im() * b.im()) / norm,
        (a.im() * b.re() - a.re() * b.im()) / norm);
  }

  /// `exp(b·log a)` with the principal logarithm.
  private static Complex power(Site site, Complex a, Complex b) {
    var size = Math.hypot(a.re(), a.im());
    if (size == 0) {
      return b.re() == 0 && b.im() == 0 ? new Complex(1, 0) : new Complex(0, 0);
    }
    var log = Math.log(size);
    var arg = Math.atan2(a.im(), a.re());
    return exp(site, new Complex(b.re() * log - b.im() * arg, b.re() * arg + b.im() * log));
  }

  /// `e^a`.
  static Complex exp(Site site, Complex a) {
    var size = Math.exp(a.re());
    return finite(site, size * Math.cos(a.im()), size * Math.sin(a.im()));
  }

  private static Complex finite(Site site, double re, double im) {
    return new Complex(Operators.finite(site, re).value(), Operators.finite(site, im).value());
  }
}
