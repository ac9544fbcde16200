package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NoiseSource;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Register;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GoldenTest {
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void statesAreThoseOfOtherSimulators(String kernels) {
    var simulator = StateVectorTest.simulator(Map.of("kernels", kernels));
    for (var golden : GoldenFiles.all("exact")) {
      var state = StateVectorTest.state(simulator, golden.circuit());
      var expected = golden.expected().get("state");
      assertThat(state.size()).isEqualTo(expected.size());
      for (var k = 0; k < state.size(); k++) {
        var entry = expected.get(k);
        assertThat(state.re(k)).as(golden.name()).isCloseTo(at(entry, 0), within(1e-11));
        assertThat(state.im(k)).as(golden.name()).isCloseTo(at(entry, 1), within(1e-11));
      }
    }
  }

  @Test
  void expectationsAndVariancesAreThoseOfOtherSimulators() {
    for (var golden : GoldenFiles.all("estimate")) {
      var terms = new ArrayList<PauliSum.Term>();
      var paulis = golden.expected().get("paulis");
      for (var k = 0; k < paulis.size(); k++) {
        var weight = at(golden.expected().get("coefficients"), k);
        terms.add(new PauliSum.Term(weight, PauliString.parse(paulis.get(k).asString())));
      }
      var request = Request.Exact.expectations(List.of(PauliSum.of(terms)));
      var outcome = Simulator.exact().evaluate(golden.circuit(), Bindings.none(), request);
      var estimate = outcome.getFirst().expectations().getFirst();
      assertThat(estimate.value())
          .isCloseTo(golden.expected().get("expectation").asDouble(), within(1e-11));
      assertThat(estimate.variance())
          .isCloseTo(golden.expected().get("variance").asDouble(), within(1e-10));
    }
  }

  @Test
  void noisyDensityMatricesAndReadOutAreThoseOfOtherSimulators() {
    for (var golden : GoldenFiles.all("noisy")) {
      var device = golden.expected().get("device").asString();
      var simulator = noisy(Map.of("noise", device, "profile", "aer"));
      var outcome =
          simulator
              .evaluate(
                  golden.circuit(), Bindings.none(), Request.Exact.of(Quantity.DENSITY_MATRIX))
              .getFirst();
      var rho = outcome.densityMatrix().orElseThrow();
      assertThat(rho.qubits()).isEqualTo(ints(golden.expected().get("physical_qubits")));
      var expected = golden.expected().get("density_matrix");
      var size = 1 << rho.qubits().size();
      for (var k = 0; k < size * size; k++) {
        var entry = rho.at(k / size, k % size);
        assertThat(entry.re()).as(golden.name()).isCloseTo(at(expected.get(k), 0), within(1e-6));
        assertThat(entry.im()).as(golden.name()).isCloseTo(at(expected.get(k), 1), within(1e-6));
      }
      assertMeasured(simulator, golden, rho.qubits());
    }
  }

  private static void assertMeasured(
      ExactBackend simulator, GoldenFiles.Golden golden, List<Integer> qubits) {
    var measured =
        simulator
            .evaluate(
                measured(golden.circuit(), qubits),
                Bindings.none(),
                Request.Exact.of(Quantity.PROBABILITIES))
            .getFirst()
            .probabilities()
            .orElseThrow();
    var expected = golden.expected().get("measured_probabilities");
    for (var k = 0; k < measured.size(); k++) {
      assertThat(measured.probability(k))
          .as(golden.name())
          .isCloseTo(at(expected, k), within(1e-6));
    }
  }

  private static Circuit measured(Circuit circuit, List<Integer> qubits) {
    var builder = Circuit.onDeviceQubits(circuit.qubits()).register("c", qubits.size());
    builder.addAll(circuit.instructions());
    for (var k = 0; k < qubits.size(); k++) {
      builder.add(new Instruction.Measure(qubits.get(k), k, Keep.BOTH));
    }
    assertThat(builder.build().registers()).containsExactly(new Register("c", 0, qubits.size()));
    return builder.build();
  }

  static ExactBackend noisy(Map<String, String> settings) {
    var sources =
        ServiceLoader.load(NoiseSource.class).stream().map(ServiceLoader.Provider::get).toList();
    var context =
        new BackendContext(
            Optional.empty(),
            settings,
            Map.of(),
            Clock.systemUTC(),
            new SplittableRandom(7),
            sources);
    return (ExactBackend) new SimulatorPlugin().open(context);
  }

  private static double at(JsonNode list, int index) {
    return list.get(index).asDouble();
  }

  private static List<Integer> ints(JsonNode list) {
    var ints = new ArrayList<Integer>();
    list.forEach(n -> ints.add(n.asInt()));
    return ints;
  }
}
