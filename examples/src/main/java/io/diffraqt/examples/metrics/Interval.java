package io.diffraqt.examples.metrics;

import java.math.BigDecimal;
import java.util.Locale;

/// A value with the range in which the true one is held to lie.
///
/// @param estimate the value from the data
/// @param low lower end
/// @param high upper end
/// @param level the probability with which such ranges cover the truth, for instance 0.95
/// @param method how the range was found
/// @param resamples how many bootstrap resamples it rests on; 0 where it rests on theory
public record Interval(
    double estimate, double low, double high, double level, String method, int resamples) {
  public Interval {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /// For instance `0.5000 [0.4690, 0.5310] (95 %, Clopper-Pearson)`.
  @Override
  public String toString() {
    var by = resamples == 0 ? method : method + ", " + resamples + " resamples";
    var percent = BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
    return String.format(
        Locale.ROOT, "%.4f [%.4f, %.4f] (%s %%, %s)", estimate, low, high, percent, by);
  }
}
