package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.observable.Pauli;
import io.diffraqt.result.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Errors drawn before a run are carried through gates; here every error is certain, so that the
/// circuit with the errors written into it tells what must come out.
class DrawnErrorsTest {
  /// A Pauli word behind every gate on one or two qubits, which one by the first qubit.
  static final class Certain implements NoiseModel {
    @Override
    public List<Placed> after(Instruction instruction) {
      if (!(instruction instanceof Apply)
          || instruction.qubits().isEmpty()
          || instruction.qubits().size() > 2) {
        return List.of();
      }
      var on = instruction.qubits();
      var matrix = letter(on.getFirst(), 0);
      for (var k = 1; k < on.size(); k++) {
        matrix = letter(on.getFirst(), k).kron(matrix);
      }
      return List.of(new Placed(KrausChannel.of(matrix), on));
    }

    private static ComplexMatrix letter(int first, int operand) {
      return Pauli.values()[(first + operand) % 3].matrix();
    }

    @Override
    public Optional<ReadoutError> readout(int qubit) {
      return Optional.empty();
    }

    @Override
    public String description() {
      return "errors that always happen";
    }
  }

  static ExactBackend drawing(NoiseModel noise) {
    var settings = SimulatorSettings.of(Map.of("method", "trajectories"));
    var named = new NamedNoise(noise, Optional.empty());
    return new SimulatorBackend(settings, Optional.of(named), new SplittableRandom(1));
  }

  static Circuit withErrors(Circuit circuit, NoiseModel noise) {
    var longer = new ArrayList<Instruction>();
    for (var instruction : circuit.instructions()) {
      longer.add(instruction);
      for (var placed : noise.after(instruction)) {
        var gate = new UnitaryGate("error", placed.channel().operators().getFirst());
        longer.add(new Apply(gate, List.of(), placed.qubits()));
      }
    }
    return circuit.withInstructions(longer);
  }

  static Circuit measured(Circuit gates, int... qubits) {
    var builder = Circuit.onQubits(gates.qubits()).register("c", qubits.length);
    builder.addAll(gates.instructions());
    for (var k = 0; k < qubits.length; k++) {
      builder.measure(qubits[k], k);
    }
    return builder.build();
  }

  private static void assertErrorsAct(Circuit circuit, long seed) {
    var noise = new Certain();
    var exact =
        Simulator.exact()
            .evaluate(
                withErrors(circuit, noise),
                Bindings.none(),
                Request.Exact.of(Quantity.PROBABILITIES))
            .getFirst()
            .probabilities()
            .orElseThrow()
            .toArray();
    var counts = SamplingTest.counts(drawing(noise), circuit, Bindings.none(), 20_000, seed);
    SamplingTest.assertDrawnFrom(exact, counts.getFirst());
  }

  @Test
  void errorsGoThroughEveryGateOfTheTable() {
    for (var seed = 0; seed < 40; seed++) {
      assertErrorsAct(measured(Circuits.random(3, 12, 50 + seed), 0, 1, 2), seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 17, 18})
  void errorsGoThroughLaddersMapsAndSweeps(int qubits) {
    var random = new Random(qubits);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < 3; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder.rx(random.nextDouble(.5), q).rz(random.nextDouble(3), q);
      }
      for (var q = 0; q + 1 < qubits; q++) {
        builder.cx(q, q + 1);
      }
      builder.cz(0, qubits - 1).cp(.7, 1, qubits - 2).swap(0, 2).ccx(2, 3, 1).ecr(0, 3);
    }
    assertErrorsAct(measured(builder.build(), 0, qubits / 2, qubits - 1), qubits);
  }

  @Test
  void errorsInCliffordCircuitsOnlyFlipOutcomes() {
    var circuit = Circuit.onQubits(3).h(0).cx(0, 1).s(1).cz(1, 2).h(2).sx(0).measureAll().build();
    assertErrorsAct(circuit, 3);
  }

  @Test
  void moreShotsThanAreDrawnAtATimeSumUp() {
    var circuit = Circuit.onQubits(1).rx(.7, 0).measureAll().build();
    Counts counts =
        SamplingTest.counts(drawing(new Certain()), circuit, Bindings.none(), 1_100_000, 4)
            .getFirst();
    assertThat(counts.shots()).isEqualTo(1_100_000);
  }
}
