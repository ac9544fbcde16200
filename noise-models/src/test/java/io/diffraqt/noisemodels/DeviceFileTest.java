package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceFileTest {
  private final DeviceRecord device = DeviceFile.read(Samples.file("small-device.json"));

  @Test
  void aRecordedDeviceIsTheDeviceItWasMadeFrom() {
    var original = Samples.small();

    assertThat(device.qubits()).isEqualTo(original.qubits());
    assertThat(device.gates()).isEqualTo(original.gates());
    assertThat(device.abilities()).isEqualTo(original.abilities());
    assertThat(device.takenAt()).isEqualTo(original.takenAt());
    assertThat(device.source()).isEqualTo("made up");
  }

  @Test
  void aRecordedDeviceIsKnownByItsFormat() {
    var noise = NoiseFiles.read(Samples.file("small-device.json"), Reading.defaults());

    assertThat(noise.device()).contains(device.target(Profile.DEVICE));
    assertThat(noise.model().description())
        .startsWith("small, calibration of 2025-03-01T11:00:00Z");
  }
}
