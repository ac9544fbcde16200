package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noisemodels.device.RecordedDevices;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.Calibration.GateOn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbmCalibrationTest {
  private static final JsonPlace CONFIGURATION =
      JsonFiles.read(Samples.file("small/configuration.json"));

  @ParameterizedTest
  @ValueSource(strings = {"fake_manila", "fake_torino"})
  void theFilesOfADeviceHoldWhatWasRecordedOfIt(String name) {
    var folder = Shared.folder().resolve("golden").resolve("devices").resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "SKIPPED: no reference device at " + folder);
    var recorded = new RecordedDevices().device(name).orElseThrow();
    var read =
        IbmCalibration.read(
            folder.resolve("configuration.json"), folder.resolve("properties.json"));

    assertThat(read.qubits()).isEqualTo(recorded.qubits());
    assertThat(read.abilities()).isEqualTo(recorded.abilities());
    assertThat(read.takenAt()).isEqualTo(recorded.takenAt());
    assertThat(read.gates()).containsAllEntriesOf(recorded.gates());
  }

  @Test
  void theClockHasTheCoarserAlignmentAndFractionalGatesTheirRange() {
    var text =
        Samples.text("small/configuration.json")
            .replace("\"sx\", \"x\"]", "\"sx\", \"x\", \"rzz\"]")
            .replace(
                "\"dt\": 0.5,",
                "\"dt\": 0.5, \"timing_constraints\": {\"pulse_alignment\": 1,"
                    + " \"acquire_alignment\": 16},");
    var device =
        IbmCalibration.of(
            place("configuration.json", text), place("properties.json", properties()));

    assertThat(device.abilities().clock().orElseThrow().alignment()).isEqualTo(16);
    var limit = device.abilities().gates().limit(StandardGate.RZZ).orElseThrow();
    assertThat(limit).isEqualTo(new AngleLimit.Range(0, Math.PI / 2));
    assertThat(limit.allows(-.1)).isFalse();
  }

  @Test
  void aGateThatIsNotOperationalIsOutOfUse() {
    var device =
        with(
            "\"name\": \"gate_error\", \"unit\": \"\", \"value\": 0.005",
            "\"name\": \"operational\", \"unit\": \"\", \"value\": 0");

    assertThat(device.gates().get(new GateOn(StandardGate.CZ, List.of(0, 1))).isDead()).isTrue();
    assertThat(device.target(Profile.DEVICE).coupling().allows(0, 1)).isFalse();
    assertThat(device.target(Profile.DEVICE).coupling().allows(1, 0)).isTrue();
  }

  @Test
  void aQubitThatIsNotOperationalIsJoinedWithNone() {
    var device =
        with(
            "\"name\": \"frequency\", \"unit\": \"GHz\", \"value\": 4.9",
            "\"name\": \"operational\", \"unit\": \"\", \"value\": 0");

    assertThat(device.target(Profile.DEVICE).coupling().pairs()).isEmpty();
  }

  @Test
  void aQubitWithADeadGateIsJoinedWithNone() {
    var device =
        with(
            "\"name\": \"gate_error\", \"unit\": \"\", \"value\": 0.0003",
            "\"name\": \"gate_error\", \"unit\": \"\", \"value\": 1");

    assertThat(device.target(Profile.DEVICE).coupling().pairs()).isEmpty();
  }

  @Test
  void oldNamesOfGatesAreRowsOfTheTable() {
    var old =
        Samples.text("small/configuration.json")
            .replace("[\"cz\", \"id\"", "[\"u1\", \"u2\", \"cz\", \"id\"");
    var device =
        IbmCalibration.of(
            place("configuration.json", old),
            place("properties.json", properties().replace("\"gate\": \"rz\"", "\"gate\": \"u3\"")));

    assertThat(device.abilities().gates().gates()).contains(StandardGate.P, StandardGate.U);
    assertThat(device.gates()).containsKey(new GateOn(StandardGate.U, List.of(2)));
  }

  private static DeviceRecord with(String text, String replacement) {
    assertThat(properties()).contains(text);
    var start = properties().indexOf(text);
    var changed =
        properties().substring(0, start)
            + replacement
            + properties().substring(start + text.length());
    return IbmCalibration.of(CONFIGURATION, place("properties.json", changed));
  }

  private static String properties() {
    return Samples.text("small/properties.json");
  }

  private static JsonPlace place(String name, String text) {
    return JsonPlace.parse(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
