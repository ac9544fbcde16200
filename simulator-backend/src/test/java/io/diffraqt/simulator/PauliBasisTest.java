package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.simulator.internal.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Density matrices run as Pauli coefficients, unless a gate acts on more than three qubits; then
/// they run as complex matrices, the slow twin here.
class PauliBasisTest {
  private static final double EXACT = 1e-12;
  private static final UnitaryGate NOTHING = new UnitaryGate("nothing", ComplexMatrix.identity(16));

  /// Noise that leaves the gate without effect alone.
  private record Sparing(NoiseModel noise) implements NoiseModel {
    @Override
    public List<Placed> after(Instruction instruction) {
      return instruction instanceof Apply(var gate, _, _) && gate.equals(NOTHING)
          ? List.of()
          : noise.after(instruction);
    }

    @Override
    public Optional<ReadoutError> readout(int qubit) {
      return noise.readout(qubit);
    }

    @Override
    public String description() {
      return noise.description();
    }
  }

  private static ExactBackend simulator(String kernels, int threads) {
    var settings =
        SimulatorSettings.of(Map.of("kernels", kernels, "threads", String.valueOf(threads)));
    var noise = new NamedNoise(new Sparing(new TestNoise()), Optional.empty());
    return new SimulatorBackend(settings, Optional.of(noise), new SplittableRandom(1));
  }

  private static Outcome.Evaluated all(ExactBackend simulator, Circuit circuit) {
    var word = "XYZ".repeat(circuit.qubits()).substring(0, circuit.qubits());
    var sum = PauliSum.parse("0.7*%s + 0.2*%s".formatted(word, "Z".repeat(circuit.qubits())));
    var request =
        new Request.Exact(
            Set.of(Quantity.PROBABILITIES, Quantity.DENSITY_MATRIX),
            List.of(sum),
            OptionalLong.of(1));
    return simulator.evaluate(circuit, Bindings.none(), request).getFirst();
  }

  private static Circuit withNothing(Circuit circuit) {
    var longer = new ArrayList<>(circuit.instructions());
    longer.addFirst(new Apply(NOTHING, List.of(), IntStream.range(0, 4).boxed().toList()));
    return circuit.withInstructions(longer);
  }

  /// A fair share of gates on one qubit and of swaps beside those of the whole table.
  private static Circuit circuit(int qubits, int gates, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < gates; k++) {
      var q = random.nextInt(qubits);
      switch (random.nextInt(4)) {
        case 0 -> builder.rx(random.nextDouble(3), q).rz(random.nextDouble(3), q);
        case 1 -> builder.cx(q, (q + 1 + random.nextInt(qubits - 1)) % qubits);
        case 2 -> builder.swap(q, (q + 1) % qubits);
        default -> {
          var gate = Circuits.gate(qubits, random);
          if (gate.qubits().size() <= 3) {
            builder.add(gate);
          }
        }
      }
    }
    return builder.measureAll().build();
  }

  private static void assertSame(Outcome.Evaluated fast, Outcome.Evaluated slow) {
    assertThat(fast.probabilities().orElseThrow().toArray())
        .containsExactly(slow.probabilities().orElseThrow().toArray(), within(EXACT));
    var matrix = fast.densityMatrix().orElseThrow().matrix();
    assertThat(matrix.distance(slow.densityMatrix().orElseThrow().matrix())).isLessThan(EXACT);
    var estimate = fast.expectations().getFirst();
    var expected = slow.expectations().getFirst();
    assertThat(estimate.value()).isCloseTo(expected.value(), within(EXACT));
    assertThat(estimate.variance()).isCloseTo(expected.variance(), within(EXACT));
  }

  @ParameterizedTest
  @CsvSource({
    "vector,4",
    "scalar,4",
    "vector,5",
    "scalar,5",
    "vector,6",
    "scalar,6",
    "vector,7",
    "vector,8"
  })
  void blocksInOnePieceGiveTheComplexMatrix(String kernels, int qubits) {
    var simulator = simulator(kernels, 1);
    for (var seed = 0; seed < (qubits < 7 ? 4 : 1); seed++) {
      var circuit = circuit(qubits, 40, 100 * qubits + seed);
      assertSame(all(simulator, circuit), all(simulator, withNothing(circuit)));
    }
  }

  @ParameterizedTest
  @CsvSource({"vector,1", "scalar,1", "vector,3"})
  void windowsOfQubitsGiveTheComplexMatrix(String kernels, int threads) {
    var simulator = simulator(kernels, threads);
    var circuit = circuit(9, 60, 9 + threads);
    assertSame(all(simulator, circuit), all(simulator, withNothing(circuit)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "scalar"})
  void upToThreeQubitsAreThoseOfTheReference(String kernels) {
    var simulator = simulator(kernels, 1);
    for (var qubits = 1; qubits <= 3; qubits++) {
      for (var seed = 0; seed < 20; seed++) {
        var circuit = Circuits.random(qubits, 15, seed);
        var rho =
            simulator
                .evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.DENSITY_MATRIX))
                .getFirst()
                .densityMatrix()
                .orElseThrow();
        var expected = Reference.density(circuit, new TestNoise());
        assertThat(rho.matrix().distance(expected)).isLessThan(EXACT);
      }
    }
  }

  @Test
  void everyRowOfBindingsHasItsOwnMatrices() {
    var a = Parameter.of("a");
    var b = Parameter.of("b");
    var open =
        Circuit.onQubits(4)
            .h(0)
            .rx(a.angle(), 0)
            .cx(0, 3)
            .crz(b.angle(), 3, 1)
            .rzz(a.angle(), 1, 2)
            .ry(b.angle(), 2)
            .measureAll()
            .build();
    var values = new double[][] {{.3, 1.1}, {-2, .4}, {1.7, -.6}};
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    var simulator = simulator("fastest", 1);
    var rows = simulator.evaluate(open, Bindings.ofRows(List.of(a, b), values), request);
    for (var row = 0; row < values.length; row++) {
      var bindings = Bindings.ofRows(List.of(a, b), new double[][] {values[row]});
      var alone = simulator.evaluate(withNothing(open), bindings, request).getFirst();
      assertThat(rows.get(row).probabilities().orElseThrow().toArray())
          .containsExactly(alone.probabilities().orElseThrow().toArray(), within(EXACT));
    }
  }
}
