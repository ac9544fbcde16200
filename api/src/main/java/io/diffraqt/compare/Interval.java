package io.diffraqt.compare;

/// A value and the range in which the truth is expected.
///
/// @param value what was computed
/// @param lower end of the range
/// @param upper end of the range
/// @param confidence how often such a range holds the truth, such as 0.95
public record Interval(double value, double lower, double upper, double confidence) {
  /// Whether `truth` is inside.
  public boolean contains(double truth) {
    return lower <= truth && truth <= upper;
  }
}
