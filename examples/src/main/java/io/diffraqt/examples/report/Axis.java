package io.diffraqt.examples.report;

/// What one direction of a chart means, and how it is divided.
public record Axis(String label, Division division) {
  public static Axis linear(String label) {
    return new Axis(label, Division.LINEAR);
  }

  /// Equal distances for equal ratios; values of 0 or below are left out.
  public static Axis logarithmic(String label) {
    return new Axis(label, Division.LOGARITHMIC);
  }

  public enum Division {
    LINEAR,
    LOGARITHMIC
  }
}
