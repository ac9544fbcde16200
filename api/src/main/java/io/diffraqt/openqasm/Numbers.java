package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;

/// Writes numbers and angles so that reading gives the identical doubles back.
final class Numbers {
  /// Fractions `k·π/d` with these denominators are written with `pi`.
  private static final int[] DENOMINATORS = {1, 2, 3, 4, 6, 8, 16};

  /// 48 is a multiple of every denominator.
  private static final double STEPS_PER_RADIAN = 48 / Math.PI;

  private Numbers() {}

  /// Appends a constant or an affine function of parameters.
  static void append(StringBuilder out, Angle angle, Spelling spelling) {
    switch (angle) {
      case Angle.Constant(var radians) -> append(out, radians);
      case Angle.Affine affine -> append(out, affine, spelling);
    }
  }

  private static void append(StringBuilder out, Angle.Affine affine, Spelling spelling) {
    var first = true;
    for (var term : affine.terms()) {
      out.append(first ? "" : " + ");
      if (term.scale() != 1) {
        out.append(term.scale()).append('*');
      }
      out.append(spelling.name(term.parameter().name()));
      first = false;
    }
    var offset = affine.offset();
    if (Double.doubleToRawLongBits(offset) != 0) {
      out.append(offset < 0 ? " - " : " + ");
      append(out, offset < 0 ? -offset : offset);
    }
  }

  /// Appends a number, as a fraction of `pi` where that reads back to the identical double.
  static void append(StringBuilder out, double number) {
    var steps = Math.rint(number * STEPS_PER_RADIAN);
    if (Math.abs(number * STEPS_PER_RADIAN - steps) > 1e-12
        || steps == 0
        || Math.abs(steps) > 768) {
      out.append(number);
      return;
    }
    for (var denominator : DENOMINATORS) {
      var numerator = steps * denominator / 48;
      if (numerator == Math.rint(numerator) && numerator * Math.PI / denominator == number) {
        appendFraction(out, (int) numerator, denominator);
        return;
      }
    }
    out.append(number);
  }

  private static void appendFraction(StringBuilder out, int numerator, int denominator) {
    out.append(numerator < 0 ? "-" : "");
    if (Math.abs(numerator) != 1) {
      out.append(Math.abs(numerator)).append('*');
    }
    out.append("pi");
    if (denominator != 1) {
      out.append('/').append(denominator);
    }
  }
}
