package io.diffraqt.tck;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Tells JUnit how a check ended.
final class JUnitVerdict {
  private JUnitVerdict() {}

  static void require(Verdict verdict) {
    switch (verdict.result()) {
      case PASSED -> {}
      case FAILED -> Assertions.fail(verdict.check().name() + ": " + verdict.message());
      case NOT_APPLICABLE -> Assumptions.abort(verdict.message());
    }
  }
}
