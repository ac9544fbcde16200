package io.diffraqt.tck;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.error.CircuitException;
import io.diffraqt.error.QuantumException;
import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.error.UnsupportedCircuitException;
import java.util.Locale;

/// What a check may ask for; each breach is an `AssertionError` that says what was seen.
final class Expect {
  private Expect() {}

  static void that(boolean holds, String message, Object... values) {
    if (!holds) {
      throw broken(message, values);
    }
  }

  static void equal(Object expected, Object seen, String what, Object... values) {
    that(
        expected.equals(seen),
        "%s: expected %s, and got %s",
        what.formatted(values),
        expected,
        seen);
  }

  /// Values within `tolerance` of each other; NaN never is.
  static void near(double expected, double seen, double tolerance, String what, Object... values) {
    that(
        Math.abs(expected - seen) <= tolerance,
        "%s: expected %s, and got %s",
        what.formatted(values),
        expected,
        seen);
  }

  /// A refusal by type, whose message names all of `names`.
  static QuantumException refused(String what, Runnable action, String... names) {
    var refusal = refusal(what, action);
    var message = String.valueOf(refusal.getMessage());
    for (var name : names) {
      that(
          message.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)),
          "%s: refused, but the message does not name '%s': %s",
          what,
          name,
          message);
    }
    return refusal;
  }

  private static QuantumException refusal(String what, Runnable action) {
    try {
      action.run();
    } catch (RefusedException
        | UnsupportedCircuitException
        | CircuitException
        | UnknownBackendException refusal) {
      return refusal;
    } catch (RuntimeException | LinkageError other) {
      throw new AssertionError(
          what
              + ": to be refused with RefusedException or UnsupportedCircuitException, but got "
              + other,
          other);
    }
    throw broken("%s: to be refused, but it was accepted", what);
  }

  private static AssertionError broken(String message, Object... values) {
    return new AssertionError(message.formatted(values));
  }
}
