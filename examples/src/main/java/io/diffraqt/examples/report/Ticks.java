package io.diffraqt.examples.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Round values along an axis, and the range they span together with the data.
///
/// @param low start of the axis
/// @param high end of the axis, above `low`
/// @param values where ticks stand, rising
record Ticks(double low, double high, List<Double> values) {
  private static final int WANTED = 5;

  Ticks {
    values = List.copyOf(values);
  }

  /// The axis ends at ticks, so that the first and last value are labelled.
  static Ticks rounded(double lowest, double highest) {
    var step = step(lowest, highest);
    var low = Math.floor(lowest / step + 1e-9) * step;
    var high = Math.max(Math.ceil(highest / step - 1e-9) * step, low + step);
    return new Ticks(low, high, multiples(low, high, step));
  }

  /// The axis ends where the data end.
  static Ticks within(double lowest, double highest) {
    var high = highest > lowest ? highest : lowest + 1;
    var step = step(lowest, high);
    return new Ticks(lowest, high, multiples(Math.ceil(lowest / step - 1e-9) * step, high, step));
  }

  /// From one of 1, 2 and 5 times a power of ten to another, both above 0; ticks at powers of ten,
  /// or at all of these where there are few.
  static Ticks logarithmic(double lowest, double highest) {
    var low = -roundedUp(-Math.log10(lowest));
    var high = Math.max(roundedUp(Math.log10(highest)), low + 1);
    var factors = high - low <= 2 ? new double[] {1, 2, 5} : new double[] {1};
    var every = Math.max(1, (int) Math.ceil((high - low) / 6));
    var values = new ArrayList<Double>();
    for (var exponent = (int) Math.floor(low); exponent <= high; exponent += every) {
      for (var factor : factors) {
        values.add(factor * Math.pow(10, exponent));
      }
    }
    values.removeIf(v -> Math.log10(v) < low - 1e-9 || Math.log10(v) > high + 1e-9);
    return new Ticks(Math.pow(10, low), Math.pow(10, high), values);
  }

  /// A short decimal with at most four digits: `0.25`, `1500`, `2e-5`.
  static String label(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    var rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    var magnitude = Math.abs(value);
    var plain = value == 0 || magnitude >= 1e-3 && magnitude < 1e6;
    return plain ? (value == 0 ? "0" : rounded.toPlainString()) : exponential(rounded);
  }

  int longestLabel() {
    return values.stream().mapToInt(value -> label(value).length()).max().orElse(1);
  }

  private static String exponential(BigDecimal value) {
    var exponent = value.precision() - value.scale() - 1;
    return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /// The next logarithm of 1, 2 or 5 times a power of ten; the negative of one is one as well.
  private static double roundedUp(double logarithm) {
    var whole = Math.floor(logarithm + 1e-9);
    return DoubleStream.of(0, Math.log10(2), Math.log10(5), 1)
        .map(part -> whole + part)
        .filter(candidate -> candidate >= logarithm - 1e-9)
        .findFirst()
        .orElse(whole + 1);
  }

  /// 1, 2 or 5 times a power of ten, about a fifth of the range.
  private static double step(double lowest, double highest) {
    var range = highest > lowest ? highest - lowest : Math.max(Math.abs(lowest), 1);
    var power = Math.pow(10, Math.floor(Math.log10(range / WANTED)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(factor -> factor * power)
        .filter(step -> range / step <= WANTED + 1)
        .findFirst()
        .orElse(10 * power);
  }

  private static List<Double> multiples(double low, double high, double step) {
    var values = new ArrayList<Double>();
    for (var i = Math.rint(low / step); i * step <= high + 1e-9 * step; i++) {
      values.add(i * step);
    }
    return values;
  }
}
