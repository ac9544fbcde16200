package io.diffraqt.tck;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a plugin promises that talks to a provider: the faults of a network, as tests of JUnit. Its
/// author starts a provider on this machine; the kit puts itself between.
///
/// A plugin implements [BackendContract] beside this one, against the same provider.
public interface RemoteContract {
  /// A provider of its own for each check.
  RemoteProvider provider();

  /// One test per check.
  @TestFactory
  default Stream<DynamicTest> remoteContract() {
    return Conformance.remoteChecks(this::provider).stream()
        .map(check -> dynamicTest(check.name(), () -> run(check)));
  }

  private void run(Check check) {
    try (var provider = provider()) {
      JUnitVerdict.require(Conformance.run(provider.subject(provider.url()), check));
    }
  }
}
