package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.GateSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFileTest {
  private static final String LINE =
      """
      {"qubits": 3, "gates": ["cx", "rz", "sx"], "coupling": [[0, 1], [1, 2]]}\
      """;

  @TempDir private Path folder;

  @Test
  void aPlainDescriptionIsADirectedTargetWithoutFigures() throws IOException {
    var target = TargetFile.read(file(LINE));

    assertThat(target.name()).isEqualTo("target.json");
    assertThat(target.qubits()).isEqualTo(3);
    assertThat(target.gates())
        .isEqualTo(GateSet.of(StandardGate.CX, StandardGate.RZ, StandardGate.SX));
    assertThat(target.coupling().allows(0, 1)).isTrue();
    assertThat(target.coupling().allows(1, 0)).isFalse();
    assertThat(target.calibration()).isEmpty();
  }

  @Test
  void withoutCouplingAllPairsRun() throws IOException {
    var target = TargetFile.read(file("{\"name\": \"all\", \"qubits\": 9, \"gates\": [\"cz\"]}"));

    assertThat(target.name()).isEqualTo("all");
    assertThat(target.coupling().allows(8, 0)).isTrue();
  }

  @Test
  void gatesMayBeLimitedToSomeAngles() throws IOException {
    var gates =
        TargetFile.read(
                file(
                    """
                    {"qubits": 2, "gates": ["rz", {"gate": "rx", "angles": [-1.5, 1.5]},
                     {"gate": "rzz", "range": [0, 1.5]}]}\
                    """))
            .gates();

    assertThat(gates.limit(StandardGate.RX)).contains(AngleLimit.Choice.of(-1.5, 1.5));
    assertThat(gates.limit(StandardGate.RZZ)).contains(new AngleLimit.Range(0, 1.5));
    assertThat(gates.containsFreely(StandardGate.RZ)).isTrue();
  }

  @Test
  void devicesAreReadAsForNoise() {
    assertThat(TargetFile.read(Samples.file("small/properties.json").getParent()).calibration())
        .isPresent();
    assertThat(TargetFile.read(Samples.file("braket/iqm.json")).qubits()).isPositive();
  }

  @Test
  void rulesOfNoiseAreNoTarget() {
    assertThatThrownBy(() -> TargetFile.read(Samples.file("noise-model.json")))
        .isInstanceOf(NoiseException.class)
        .hasMessageEndingWith(
            "rules of noise, which belong to no device; a target must be a device");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"qubits\": 3 | \"qubits\": 0 | qubits: 0; must be a whole number in 1..100000",
        "\"qubits\": 3 | \"qubits\": \"3\" | qubits: \"3\"; must be a number",
        "\"qubits\": 3, | '' | qubits: missing; must be there",
        "[1, 2] | [1, 3] | coupling[1][1]: 3; must be a whole number in 0..2",
        "[1, 2] | [1, 1] | coupling[1]: [1,1]; must be two different qubits",
        "[1, 2] | [1] | coupling[1]: 1 elements; must be 2, one per qubit or entry",
        "\"cx\", \"rz\", \"sx\" | '' | gates: no gates; must be at least one",
        "\"sx\" | \"sy\" |"
            + " gates[2]: unknown gate 'sy'; must be a gate of OpenQASM 3 or of the vendor",
        "\"sx\" | {\"gate\": \"sx\", \"angles\": [1]} |"
            + " gates[2].gate: sx has no angle to limit",
        "\"rz\" | {\"gate\": \"rz\", \"angles\": []} |"
            + " gates[1].angles: no angles; must be at least one",
        "\"rz\" | {\"gate\": \"rz\", \"range\": [1, 0]} |"
            + " gates[1].range: [1,0]; the first must not exceed the second",
        "\"rz\" | {\"gate\": \"rz\"} | gates[1].range: missing; must be there",
        "coupling | couplings |"
            + " couplings: unknown field; must be one of name, qubits, gates, coupling",
      })
  void whatMakesNoSenseIsNamedByItsPlace(String old, String wrong, String message)
      throws IOException {
    var file = file(LINE.replace(old, wrong));
    assertThatThrownBy(() -> TargetFile.read(file))
        .isInstanceOf(NoiseException.class)
        .hasMessage("target.json: " + message);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("target.json"), text);
  }
}
