package io.diffraqt.noisemodels;

/// Preconditions that several channels share.
final class Check {
  private Check() {}

  static double probability(String what, double value) {
    return range(what, value, 1);
  }

  static double range(String what, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException("%s %s is outside 0..%s".formatted(what, value, most));
    }
    return value;
  }

  static double positive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("%s %s must be above 0".formatted(what, value));
    }
    return value;
  }

  static double duration(String what, double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          "%s of %s s; must be 0 or more and finite".formatted(what, seconds));
    }
    return seconds;
  }
}
