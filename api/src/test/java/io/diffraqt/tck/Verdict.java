package io.diffraqt.tck;

/// How one check ended.
///
/// @param check that ran, or did not
/// @param result of it
/// @param message what was broken, or which claim is missing; empty when it passed
/// @param falseAlarm probability, at most, that a correct backend fails it
public record Verdict(Check check, Result result, String message, double falseAlarm) {
  /// The ends there are.
  public enum Result {
    /// The promise was kept.
    PASSED,
    /// The promise was broken.
    FAILED,
    /// There was nothing to test.
    NOT_APPLICABLE
  }

  static Verdict passed(Check check, double falseAlarm) {
    return new Verdict(check, Result.PASSED, "", falseAlarm);
  }

  static Verdict failed(Check check, String message, double falseAlarm) {
    return new Verdict(check, Result.FAILED, message, falseAlarm);
  }

  static Verdict notApplicable(Check check, String reason) {
    return new Verdict(check, Result.NOT_APPLICABLE, reason, 0);
  }

  boolean is(Result other) {
    return result == other;
  }
}
