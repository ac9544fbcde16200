package io.diffraqt.braket;

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

class BraketPluginTest {
  private static BackendContext context(
      String device, Map<String, String> settings, Map<String, String> environment) {
    return new BackendContext(
        Optional.of(device), settings, environment, Clock.systemUTC(), new Random(1), List.of());
  }

  @Test
  void theServiceFileNamesThePlugin() {
    assertThat(ServiceLoader.load(BackendPlugin.class))
        .anyMatch(plugin -> plugin.name().equals("braket"));
  }

  @Test
  void submittingIsRefusedBeforeAnythingIsSent() {
    var backend = new BraketPlugin().open(context("garnet", Map.of(), Map.of()));
    var circuit = Circuit.onQubits(1).measure(0, 0).build();
    var run = new Submission.Run(circuit, Bindings.none(), Request.Samples.of(1));
    assertThatThrownBy(() -> backend.submit(new Submission(new SubmissionKey("k"), List.of(run))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("does not talk to Amazon Braket yet")
        .hasMessageContaining("DIFFRAQT_BRAKET_BUCKET is not set")
        .hasMessageContaining("nothing was sent");
  }

  @Test
  void anUnknownDeviceIsRefusedBesideTheKnownOnes() {
    assertThatThrownBy(() -> new BraketPlugin().open(context("nowhere", Map.of(), Map.of())))
        .isInstanceOf(UnknownBackendException.class)
        .hasMessageContaining("braket:nowhere")
        .hasMessageContaining("garnet");
  }

  @Test
  void anUnknownSettingIsRefusedByName() {
    var settings = Map.of("shots", "3");
    assertThatThrownBy(() -> new BraketPlugin().open(context("garnet", settings, Map.of())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no setting shots");
  }

  @Test
  void aMalformedAddressIsRefusedWithItsVariable() {
    var environment = Map.of("AWS_ENDPOINT_URL_BRAKET", "not an address");
    assertThatThrownBy(() -> new BraketPlugin().open(context("garnet", Map.of(), environment)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "AWS_ENDPOINT_URL_BRAKET is 'not an address'; expected http(s)://HOST[:PORT][/PATH]");
  }

  @Test
  void aDeviceIsFoundByItsFullName() {
    var arn = "arn:aws:braket:eu-north-1::device/qpu/iqm/Garnet";
    var target = new BraketPlugin().open(context(arn, Map.of(), Map.of())).target();
    assertThat(target.name()).isEqualTo("garnet");
    assertThat(target.qubits()).isEqualTo(20);
  }
}
