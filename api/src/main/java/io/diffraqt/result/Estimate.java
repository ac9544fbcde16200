package io.diffraqt.result;

/// An expectation value with what is known of its spread.
///
/// @param value mean
/// @param standardError of the mean; 0 when exact
/// @param variance of a single measurement of the observable, `⟨O²⟩ − ⟨O⟩²`
/// @param shots spent; 0 when exact
public record Estimate(double value, double standardError, double variance, long shots) {
  /// An exact value.
  public static Estimate exact(double value, double variance) {
    return new Estimate(value, 0, variance, 0);
  }
}
