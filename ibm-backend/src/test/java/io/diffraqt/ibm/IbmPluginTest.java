package io.diffraqt.ibm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnknownBackendException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class IbmPluginTest {
  private static BackendContext context(
      String device, Map<String, String> settings, Map<String, String> environment) {
    return new BackendContext(
        Optional.of(device), settings, environment, Clock.systemUTC(), new Random(1), List.of());
  }

  @Test
  void theServiceFileNamesThePlugin() {
    assertThat(ServiceLoader.load(BackendPlugin.class))
        .anyMatch(plugin -> plugin.name().equals("ibm"));
  }

  @Test
  void submittingIsRefusedBeforeAnythingIsSent() {
    var backend = new IbmPlugin().open(context("ibm_fez", Map.of(), Map.of()));
    var circuit = Circuit.onQubits(1).measure(0, 0).build();
    var run = new Submission.Run(circuit, Bindings.none(), Request.Samples.of(1));
    assertThatThrownBy(() -> backend.submit(new Submission(new SubmissionKey("k"), List.of(run))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("does not talk to IBM Quantum yet")
        .hasMessageContaining("IBM_QUANTUM_TOKEN is not set")
        .hasMessageContaining("nothing was sent");
  }

  @Test
  void anUnknownDeviceIsRefusedBesideTheKnownOnes() {
    assertThatThrownBy(() -> new IbmPlugin().open(context("nowhere", Map.of(), Map.of())))
        .isInstanceOf(UnknownBackendException.class)
        .hasMessageContaining("ibm:nowhere")
        .hasMessageContaining("ibm_fez");
  }

  @Test
  void anUnknownSettingIsRefusedByName() {
    var settings = Map.of("shots", "3");
    assertThatThrownBy(() -> new IbmPlugin().open(context("ibm_fez", settings, Map.of())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no setting shots");
  }

  @Test
  void aMalformedAddressIsRefusedWithItsVariable() {
    var environment = Map.of("DIFFRAQT_IBM_URL", "not an address");
    assertThatThrownBy(() -> new IbmPlugin().open(context("ibm_fez", Map.of(), environment)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("DIFFRAQT_IBM_URL is 'not an address'; expected http(s)://HOST[:PORT][/PATH]");
  }

  @Test
  void theRegionOfTheInstanceChoosesTheAddress() {
    var crn = "crn:v1:bluemix:public:quantum-computing:eu-de:a/0123:4567::";
    var settings = IbmSettings.from(context("ibm_fez", Map.of(), Map.of("IBM_QUANTUM_CRN", crn)));
    assertThat(settings.service()).hasToString("https://eu-de.quantum.cloud.ibm.com/api/v1");
  }

  @Test
  void theTokenIsNeverPartOfAText() {
    var settings =
        IbmSettings.from(context("ibm_fez", Map.of(), Map.of("IBM_QUANTUM_TOKEN", "canary-5f2a")));
    assertThat(settings.toString()).doesNotContain("canary");
    assertThatThrownBy(() ->
            new IbmPlugin()
                .open(context("ibm_fez", Map.of(), Map.of("IBM_QUANTUM_TOKEN", "canary-5f2a")))
                .find(new SubmissionKey("k")))
        .message()
        .doesNotContain("canary");
  }
}
