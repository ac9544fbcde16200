package io.diffraqt.tck;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.diffraqt.backend.BackendPlugin;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The checks of [Conformance] as tests of JUnit: implement two methods and run the class.
///
/// A check that does not apply is shown as skipped, with the claim it misses.
public interface BackendContract {
  /// What is tested.
  BackendPlugin plugin();

  /// What is claimed of it; implications need not be listed.
  Set<Trait> traits();

  /// Device and settings that open it; none unless overridden.
  default Subject.Opening opening() {
    return Subject.Opening.PLAIN;
  }

  /// Variables it is given; none unless overridden.
  default Map<String, String> environment() {
    return Map.of();
  }

  /// Names of variables that hold credentials; the kit puts a canary into them.
  default Set<String> secrets() {
    return Set.of();
  }

  /// One test per check, by theme.
  @TestFactory
  default Stream<DynamicContainer> backendContract() {
    var subject = new Subject(plugin(), traits(), opening(), environment(), secrets(), List.of());
    return Arrays.stream(Check.Theme.values())
        .map(theme -> dynamicContainer(theme.name(), tests(subject, theme)));
  }

  private static Stream<DynamicTest> tests(Subject subject, Check.Theme theme) {
    return Conformance.checks().stream()
        .filter(check -> check.theme() == theme)
        .map(check ->
            dynamicTest(check.name(), () -> JUnitVerdict.require(Conformance.run(subject, check))));
  }
}
