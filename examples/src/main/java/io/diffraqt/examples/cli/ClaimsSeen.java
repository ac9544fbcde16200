package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.tck.Check;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import io.diffraqt.tck.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a backend claims by what it is and does, where nobody says what its author claims.
///
/// Each check of a refusal is tried on it. What it does not refuse by name it takes, and what it
/// takes must be right: so it counts as claimed, and the kit tests it.
final class ClaimsSeen {
  private ClaimsSeen() {}

  /// The same subject with the claims that are seen in place of its own.
  ///
  /// @param backend the subject, opened
  static Subject in(Subject subject, Backend backend) {
    var seen = told(backend);
    for (var check : checksOfRefusals()) {
      if (Conformance.run(subject.claiming(seen), check).result() == Verdict.Result.FAILED) {
        seen.addAll(check.unless());
      }
    }
    return subject.claiming(seen);
  }

  private static Set<Trait> told(Backend backend) {
    var told = EnumSet.of(Trait.INSTALLED);
    if (backend instanceof ExactBackend) {
      told.add(Trait.EXACT);
    }
    if (backend.isIdempotent()) {
      told.add(Trait.IDEMPOTENT_SUBMIT);
    }
    if (backend.target().calibration().isEmpty()) {
      told.add(Trait.NOISELESS);
    }
    return told;
  }

  private static List<Check> checksOfRefusals() {
    return Conformance.checks().stream().filter(check -> !check.unless().isEmpty()).toList();
  }
}
