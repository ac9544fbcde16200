package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.target.Calibration.GateOn;
import io.diffraqt.target.CouplingMap.Pair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BraketCapabilitiesTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private final DeviceRecord iqm = BraketCapabilities.read(Samples.file("braket/iqm.json"));
  private final DeviceRecord ionq = BraketCapabilities.read(Samples.file("braket/ionq.json"));

  @Test
  void qubitsKeepTheirLabels() {
    var target = iqm.target(Profile.DEVICE);

    assertThat(target.qubits()).isEqualTo(4);
    assertThat(target.coupling().pairs())
        .containsExactlyInAnyOrder(new Pair(1, 2), new Pair(2, 1), new Pair(2, 3), new Pair(3, 2));
    assertThat(target.gates().gates()).containsExactlyInAnyOrder(StandardGate.R, StandardGate.CZ);
    assertThat(target.limits().maxShots()).isEqualTo(20000);
  }

  @Test
  void aNativeRotationAboutXIsOneByQuarterTurns(@TempDir Path folder) throws IOException {
    var text = Samples.text("braket/iqm.json").replace("\"prx\"", "\"rx\", \"rz\"");
    var file = Files.writeString(folder.resolve("rigetti.json"), text);
    var gates = BraketCapabilities.read(file).abilities().gates();

    assertThat(gates.limit(StandardGate.RX).orElseThrow().allows(Math.PI / 2)).isTrue();
    assertThat(gates.limit(StandardGate.RX).orElseThrow().allows(.3)).isFalse();
    assertThat(gates.containsFreely(StandardGate.RZ)).isTrue();
  }

  @Test
  void fidelitiesBecomeDepolarizingNoise() {
    var noise = CalibratedNoise.of(iqm, Reading.defaults());

    var one = noise.after(gate(StandardGate.R, 1));
    var two = noise.after(gate(StandardGate.CZ, 3, 2));

    assertThat(one).hasSize(1);
    assertThat(one.getFirst().channel().averageFidelity()).isCloseTo(.999, EXACT);
    assertThat(two).hasSize(1);
    assertThat(two.getFirst().channel().averageFidelity()).isCloseTo(.99, EXACT);
    assertThat(noise.readout(1)).contains(ReadoutError.symmetric(1 - .975));
    assertThat(noise.readout(0)).isEmpty();
  }

  @Test
  void timesInAnyUnitRelaxInDelays() {
    var noise = CalibratedNoise.of(iqm, Reading.defaults());
    var delay = new Instruction.Delay(1e-6, Instruction.DelayUnit.SECOND, List.of(1, 2, 3));

    var expected =
        List.of(
            ThermalRelaxation.capped(1e-6, 4e-5, 8e-6),
            ThermalRelaxation.capped(1e-6, 4e-5, 9e-6),
            ThermalRelaxation.capped(1e-6, 5e-5, 1e-5));
    var placed = noise.after(delay);
    for (var k = 0; k < 3; k++) {
      var difference =
          placed
              .get(k)
              .channel()
              .superoperator()
              .distance(expected.get(k).channel().superoperator());
      assertThat(difference).isLessThan(1e-12);
    }
  }

  @Test
  void figuresOfTheWholeDeviceFillGapsBetweenThoseOfQubits() {
    var noise = CalibratedNoise.of(ionq, Reading.defaults());

    assertThat(ionq.gates().get(on(StandardGate.R, 0)).error()).isCloseTo(3e-4, EXACT);
    assertThat(ionq.gates().get(on(StandardGate.R, 1)).error()).isCloseTo(2e-4, EXACT);
    assertThat(ionq.gates().get(on(StandardGate.R, 2)).seconds()).isCloseTo(1.1e-4, EXACT);
    assertThat(ionq.gates().get(on(StandardGate.RZZ, 2, 0)).error()).isCloseTo(.005, EXACT);
    assertThat(noise.readout(2)).contains(ReadoutError.symmetric(1 - .9937));
    assertThat(ionq.target(Profile.DEVICE).coupling().everywhere()).isTrue();
    assertThat(ionq.qubits().getFirst().readoutSeconds()).isCloseTo(2.5e-4, EXACT);
  }

  @Test
  void whereLengthsAreKnownRelaxationIsPartOfTheError() {
    var placed = CalibratedNoise.of(ionq, Reading.defaults()).after(gate(StandardGate.RZZ, 0, 1));

    assertThat(placed.stream().map(p -> p.qubits()))
        .containsExactly(List.of(0, 1), List.of(0), List.of(1));
  }

  @Test
  void theDescriptionSaysWhenAndWhatOrThatThisIsUnknown() {
    assertThat(CalibratedNoise.of(iqm, Reading.defaults()).description())
        .startsWith("iqm.json, calibration of 2026-01-15T00:00:00Z, profile device");
    var undated =
        JsonPlace.parse(
            "ionq.json",
            Samples.text("braket/ionq.json")
                .replace("\"2026-01-15T00:00:00+00:00\"", "null")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(CalibratedNoise.of(BraketCapabilities.of(undated), Reading.defaults()).description())
        .startsWith("ionq.json, calibration of unknown date");
  }

  @Test
  void anAnswerOfGetDeviceIsReadToo(@TempDir Path folder) throws IOException {
    var mapper = JsonMapper.builder().build();
    var answer =
        mapper
            .createObjectNode()
            .put("deviceName", "Garnet")
            .put("deviceCapabilities", Samples.text("braket/iqm.json"));
    var file = Files.writeString(folder.resolve("device.json"), mapper.writeValueAsString(answer));

    assertThat(BraketCapabilities.read(file)).isEqualTo(iqm.named("Garnet"));
  }

  @Test
  void aPairWithoutFidelityIsOutOfUse() {
    var text = Samples.text("braket/iqm.json").replace("\"fidelity\": 0.993", "\"fidelity\": 0");
    var device =
        BraketCapabilities.of(JsonPlace.parse("iqm.json", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(device.target(Profile.DEVICE).coupling().pairs())
        .containsExactlyInAnyOrder(new Pair(2, 3), new Pair(3, 2));
  }

  private static GateOn on(StandardGate gate, Integer... qubits) {
    return new GateOn(gate, List.of(qubits));
  }

  private static Instruction gate(StandardGate gate, Integer... qubits) {
    var angles = Collections.nCopies(gate.angleCount(), Angle.zero());
    return new Instruction.Apply(gate, angles, List.of(qubits));
  }
}
