package io.diffraqt.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.LoopbackProvider;
import io.diffraqt.tck.RemoteContract;
import io.diffraqt.tck.RemoteProvider;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Verdict.Result;
import org.junit.jupiter.api.Test;

/// The kit's own provider and its plugin, which other processes can make.
class LoopbackConformanceTest implements RemoteContract {
  @Override
  public RemoteProvider provider() {
    return LoopbackProvider.finishing();
  }

  @Test
  void aPluginThatForgetsItsKeysWithItsProcessIsCaughtByKillingIt() {
    var check =
        Conformance.remoteChecks(() -> new Forgotten(provider())).stream()
            .filter(c -> c.id().equals("T50a"))
            .findFirst()
            .orElseThrow();
    try (var provider = new Forgotten(provider())) {
      var verdict = Conformance.run(provider.subject(provider.url()), check);
      assertThat(verdict.result()).as(verdict.message()).isEqualTo(Result.FAILED);
      assertThat(verdict.message()).contains("jobs of");
    }
  }

  /// The provider of the forgetful plugin.
  private record Forgotten(RemoteProvider inner) implements RemoteProvider {
    @Override
    public String url() {
      return inner.url();
    }

    @Override
    public Subject subject(String url) {
      var correct = inner.subject(url);
      return Subject.of(new ForgetfulPlugin(), correct.traits())
          .withEnvironment(correct.environment(), correct.secrets());
    }

    @Override
    public boolean isSubmission(String method, String path) {
      return inner.isSubmission(method, path);
    }

    @Override
    public int jobs() {
      return inner.jobs();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
