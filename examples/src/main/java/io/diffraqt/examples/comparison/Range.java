package io.diffraqt.examples.comparison;

import io.diffraqt.compare.Interval;
import org.jspecify.annotations.Nullable;

/// An interval in an answer; infinite numbers, which JSON has not, are null.
///
/// @param value the estimate
/// @param lower end
/// @param upper end
/// @param confidence how often such an interval holds the truth
public record Range(
    @Nullable Double value, @Nullable Double lower, @Nullable Double upper, double confidence) {
  static Range of(Interval interval) {
    return new Range(
        finite(interval.value()),
        finite(interval.lower()),
        finite(interval.upper()),
        interval.confidence());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
