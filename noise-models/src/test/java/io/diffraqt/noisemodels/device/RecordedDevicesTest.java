package io.diffraqt.noisemodels.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.NoiseSource;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noisemodels.DeviceFile;
import io.diffraqt.noisemodels.NoiseException;
import io.diffraqt.noisemodels.Profile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedDevicesTest {
  private final RecordedDevices devices = new RecordedDevices();

  static List<String> names() {
    return new RecordedDevices().names();
  }

  @Test
  void theServiceLoaderFindsThem() {
    assertThat(ServiceLoader.load(NoiseSource.class).stream().map(ServiceLoader.Provider::type))
        .contains(RecordedDevices.class);
  }

  @ParameterizedTest
  @CsvSource({
    "fake_manila, 5, CX, 8, 8, 2024-05-27T18:27:23Z",
    "fake_torino, 133, CZ, 278, 300, 2025-02-26T20:26:08Z",
    "fake_fez, 156, CZ, 338, 352, 2025-02-26T20:16:25Z",
    "fake_sherbrooke, 127, ECR, 135, 144, 2025-02-26T19:43:10Z"
  })
  void everyDeviceIsWhatItWasOnItsDay(
      String name, int qubits, StandardGate two, int usable, int pairs, String date) {
    var device = devices.device(name).orElseThrow();
    var target = device.target(Profile.DEVICE);

    assertThat(target.name()).isEqualTo(name);
    assertThat(target.qubits()).isEqualTo(qubits);
    assertThat(target.gates().gates())
        .containsExactlyInAnyOrder(
            two, StandardGate.ID, StandardGate.RZ, StandardGate.SX, StandardGate.X);
    assertThat(target.coupling().pairs()).hasSize(usable);
    assertThat(device.target(Profile.AER).coupling().pairs()).hasSize(pairs);
    assertThat(device.takenAt()).hasToString(date);
    assertThat(device.source()).contains("qiskit-ibm-runtime");
  }

  @Test
  void ecrRunsInOneDirectionOnly() {
    var coupling =
        devices.device("fake_sherbrooke").orElseThrow().target(Profile.DEVICE).coupling();

    assertThat(coupling.pairs()).allMatch(p -> !coupling.pairs().contains(p.reversed()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writingADeviceAndReadingItGivesTheSame(String name) {
    var device = devices.device(name).orElseThrow();
    var text = RecordDevice.text(device, device.source());

    assertThat(DeviceFile.parse(name, text.getBytes(StandardCharsets.UTF_8))).isEqualTo(device);
  }

  @Test
  void settingsChooseProfileAndIdle() {
    assertThat(description(Map.of())).endsWith("profile device, waiting qubits keep their state");
    assertThat(description(Map.of("profile", "aer", "idle", "true", "method", "density")))
        .isEqualTo(
            "fake_manila, calibration of 2024-05-27T18:27:23Z, profile aer, waiting qubits relax");
  }

  @Test
  void unknownSettingsAreRefused() {
    assertThatThrownBy(() -> description(Map.of("profile", "ibm")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("profile=ibm; must be one of device, aer");
    assertThatThrownBy(() -> description(Map.of("idle", "yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("idle=yes; must be true or false");
  }

  @Test
  void otherNamesAreLeftToOtherSources() {
    assertThat(devices.find("fake_atlantis", Map.of())).isEmpty();
    assertThat(devices.find("", Map.of())).isEmpty();
    assertThat(devices.find("\0", Map.of())).isEmpty();
  }

  @Test
  void aPathThatLeadsNowhereIsRefused() {
    assertThatThrownBy(() -> devices.find("calibrations/monday", Map.of()))
        .isInstanceOf(NoiseException.class)
        .hasMessage("calibrations/monday: no such file or folder");
    assertThatThrownBy(() -> devices.find("monday.json", Map.of()))
        .hasMessage("monday.json: no such file or folder");
  }

  @Test
  void filesAndFoldersAreFoundByPath() {
    var folder = devices.find("src/test/resources/small", Map.of()).orElseThrow();
    var rules = devices.find("src/test/resources/noise-model.json", Map.of()).orElseThrow();

    assertThat(folder.device().orElseThrow().name()).isEqualTo("ibm_small");
    assertThat(rules.device()).isEmpty();
    assertThat(rules.model().description()).isEqualTo("a chip of two kinds of gates");
  }

  private String description(Map<String, String> settings) {
    return devices.find("fake_manila", settings).orElseThrow().model().description();
  }
}
