package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel.Placed;
import io.diffraqt.noise.ReadoutError;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseFileTest {
  private final NoiseRules noise = NoiseFile.read(Samples.file("noise-model.json"));

  @Test
  void rulesOfTheFileFollowTheirGates() {
    var circuit = Circuit.onQubits(3).h(0).rz(.1, 0).x(2).cz(0, 1).cz(1, 0).build();
    var one = Depolarizing.towardsMixed(.001, 1).channel();
    var two = Depolarizing.ofRandomPauli(.01, 2).channel();
    var turned = new CoherentOverrotation("ZZ", .02).channel();
    var relaxed = new ThermalRelaxation(1e-7, 5e-5, 4e-5, 0).channel();

    assertThat(circuit.instructions().stream().map(noise::after))
        .containsExactly(
            List.of(placed(one, 0)),
            List.of(),
            List.of(placed(one, 2), placed(new PhaseDamping(.01).channel(), 2)),
            List.of(
                placed(two, 0, 1), placed(turned, 0, 1), placed(relaxed, 0), placed(relaxed, 1)),
            List.of(placed(two, 1, 0), placed(relaxed, 1), placed(relaxed, 0)));
  }

  @Test
  void resetsWaitsAndReadoutAreRead() {
    var delay = new Instruction.Delay(100, Instruction.DelayUnit.DT, List.of(0, 2));
    var seconds = 100 * 1e-9;

    assertThat(noise.after(new Instruction.Reset(0)))
        .containsExactly(placed(new AmplitudeDamping(.02, .5).channel(), 0));
    assertThat(noise.after(delay))
        .containsExactly(
            placed(new ThermalRelaxation(seconds, 5e-5, 4e-5, 0).channel(), 0),
            placed(new ThermalRelaxation(seconds, 2e-5, 4e-5, 0).channel(), 2));
    assertThat(noise.readout(0)).contains(new ReadoutError(.01, .03));
    assertThat(noise.readout(2)).contains(new ReadoutError(.02, .05));
    assertThat(noise.description()).isEqualTo("a chip of two kinds of gates");
  }

  private static Placed placed(KrausChannel channel, Integer... qubits) {
    return new Placed(channel, List.of(qubits));
  }
}
