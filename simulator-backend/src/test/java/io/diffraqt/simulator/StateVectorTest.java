package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.result.StateVector;
import io.diffraqt.simulator.internal.reference.Reference;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateVectorTest {
  private static final double EXACT = 1e-12;

  static ExactBackend simulator(Map<String, String> settings) {
    var context =
        new BackendContext(
            Optional.empty(),
            settings,
            Map.of(),
            Clock.systemUTC(),
            new SplittableRandom(7),
            List.of());
    return (ExactBackend) new SimulatorPlugin().open(context);
  }

  static StateVector state(ExactBackend simulator, Circuit circuit) {
    var outcome = simulator.evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.STATE));
    return outcome.getFirst().state().orElseThrow();
  }

  private static void assertLikeReference(ExactBackend simulator, Circuit circuit) {
    var state = state(simulator, circuit);
    var expected = Reference.state(circuit);
    for (var k = 0; k < state.size(); k++) {
      var distance = state.amplitude(k).minus(expected.at(k, 0)).abs();
      assertThat(distance).as("amplitude %d of %s", k, circuit.instructions()).isLessThan(EXACT);
    }
  }

  /// A state in which every amplitude and every phase differs.
  private static Circuit.Builder scrambled(int qubits) {
    var builder = Circuit.onQubits(qubits);
    for (var q = 0; q < qubits; q++) {
      builder.u(.3 + .2 * q, .5 - .1 * q, .7 + q, q);
    }
    for (var q = 1; q < qubits; q++) {
      builder.rxx(.4 + .1 * q, q - 1, q).crz(.9 * q, q, q - 1);
    }
    return builder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void everyGateOnEveryPlacementActsAsItsMatrix(String kernels) {
    var simulator = simulator(Map.of("kernels", kernels));
    var random = new Random(3);
    for (var qubits = 1; qubits <= 5; qubits++) {
      for (var gate : StandardGate.values()) {
        for (var on : Circuits.placements(qubits, gate.qubits() <= qubits ? gate.qubits() : 99)) {
          var angles = random.doubles(gate.angleCount(), -4, 4).mapToObj(Angle::of).toList();
          var circuit = scrambled(qubits).add(new Instruction.Apply(gate, angles, on)).build();
          assertLikeReference(simulator, circuit);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void gatesUnderMixedControlsActAsTheirMatrices(String kernels) {
    var simulator = simulator(Map.of("kernels", kernels));
    var random = new Random(4);
    for (var base : StandardGate.values()) {
      for (var controls : List.of(List.of(true), List.of(false), List.of(false, true))) {
        var gate = new ControlledGate(base, controls);
        for (var on : Circuits.placements(5, gate.qubits())) {
          if (random.nextInt(on.size() < 4 ? 2 : 6) == 0) {
            var angles = random.doubles(gate.angleCount(), -4, 4).mapToObj(Angle::of).toList();
            var circuit = scrambled(5).add(new Instruction.Apply(gate, angles, on)).build();
            assertLikeReference(simulator, circuit);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void randomCircuitsGiveTheStateOfTheReference(String kernels) {
    var simulator = simulator(Map.of("kernels", kernels));
    for (var seed = 0; seed < 150; seed++) {
      assertLikeReference(simulator, Circuits.random(1 + seed % 6, 30, seed));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void preparedStatesAreThoseOfTheReference(String kernels) {
    var simulator = simulator(Map.of("kernels", kernels));
    for (var on : Circuits.placements(4, 2)) {
      var amplitudes = Amplitudes.of(new double[] {1, 2, -3, .5}, new double[] {0, -1, .2, 4});
      var others = List.of(0, 1, 2, 3).stream().filter(q -> !on.contains(q)).toList();
      var circuit =
          Circuit.onQubits(4)
              .h(others.get(0))
              .cx(others.get(0), others.get(1))
              .prepare(amplitudes, on.toArray(Integer[]::new))
              .rx(.3, on.get(1))
              .build();
      assertLikeReference(simulator, circuit);
    }
  }
}
