package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Counts;
import io.diffraqt.result.StateVector;
import io.diffraqt.simulator.internal.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Single precision against the reference, and where that is too slow against double precision.
class SinglePrecisionTest {
  private static final double CLOSE = 1e-5;

  /// Kept outcomes of less probability leave fewer digits.
  private static final double RARE = .01;

  private static final Request.Exact STATE = Request.Exact.of(Quantity.STATE);
  private static final Request.Exact PROBABILITIES = Request.Exact.of(Quantity.PROBABILITIES);

  private static ExactBackend single(String threads, String kernels) {
    return StateVectorTest.simulator(
        Map.of("precision", "single", "threads", threads, "kernels", kernels));
  }

  private static ExactBackend noisy(NoiseModel noise, String precision) {
    var settings = Map.of("precision", precision, "method", "trajectories");
    var named = Optional.of(new NamedNoise(noise, Optional.empty()));
    return new SimulatorBackend(SimulatorSettings.of(settings), named, new SplittableRandom(7));
  }

  private static double distance(StateVector one, StateVector other) {
    var worst = 0.0;
    for (var k = 0; k < one.size(); k++) {
      worst = Math.max(worst, one.amplitude(k).minus(other.amplitude(k)).abs());
    }
    return worst;
  }

  /// Derivatives run step by step in double precision.
  private static void assertLikeSingleSteps(ExactBackend simulator, Circuit circuit) {
    var swept = StateVectorTest.state(simulator, circuit);
    var expected = simulator.forward(circuit, Bindings.none(), STATE).outcomes();
    assertThat(distance(swept, expected.getFirst().state().orElseThrow())).isLessThan(CLOSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void smallStatesAreThoseOfTheReference(String kernels) {
    var simulator = single("1", kernels);
    for (var qubits = 1; qubits <= 6; qubits++) {
      for (var seed = 0; seed < 20; seed++) {
        var circuit = Circuits.random(qubits, 40, seed);
        var state = StateVectorTest.state(simulator, circuit);
        var expected = Reference.state(circuit);
        for (var k = 0; k < state.size(); k++) {
          var difference = state.amplitude(k).minus(expected.at(k, 0)).abs();
          assertThat(difference).as("amplitude %d", k).isLessThan(CLOSE);
        }
      }
    }
  }

  /// Sizes around those from which passes, and blocks, are used.
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void everyShapeOfPlanGivesTheStateOfSingleSteps(String kernels) {
    var simulator = single("1", kernels);
    for (var qubits = 10; qubits <= 19; qubits++) {
      assertLikeSingleSteps(simulator, Circuits.random(qubits, 120, 100 + qubits));
      assertLikeSingleSteps(simulator, SweepTest.layers(qubits, 3));
      assertLikeSingleSteps(simulator, SweepTest.fourier(qubits));
    }
  }

  /// The tangents of turns multiply over all qubits, and a float ends at 2^128.
  @Test
  void manyTurnsByNearlyPiStayInRange() {
    var simulator = single("2", "fastest");
    for (var qubits : List.of(12, 16, 17, 19)) {
      for (var left : List.of(.0157, .0156, .01, 1e-4)) {
        var builder = Circuit.onQubits(qubits);
        for (var layer = 0; layer < 3; layer++) {
          for (var q = 0; q < qubits; q++) {
            builder.rx(Math.PI - left, q).rz(.1 * q, q);
          }
        }
        assertLikeSingleSteps(simulator, builder.build());
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    var circuit = Circuits.random(19, 150, 5);
    var alone = StateVectorTest.state(single("1", "fastest"), circuit);
    for (var threads : List.of("2", "3")) {
      var together = StateVectorTest.state(single(threads, "fastest"), circuit);
      assertThat(distance(together, alone)).isZero();
    }
  }

  @Test
  void derivativesAreThoseOfDoublePrecision() {
    var angle = Parameter.of("a");
    var circuit = Circuit.onQubits(3).rx(angle.angle(), 0).cx(0, 1).ry(.3, 2).cx(1, 2).build();
    var bindings = Bindings.ofRows(List.of(angle), new double[][] {{.7}});
    var request =
        Request.Exact.expectations(
            List.of(PauliSum.of(List.of(new PauliSum.Term(1, PauliString.of(Pauli.Z, 2))))));
    var cotangents = List.of(Cotangent.ofExpectations(1));
    var wide =
        StateVectorTest.simulator(Map.of())
            .forward(circuit, bindings, request)
            .pullback(cotangents);
    var narrow = single("1", "fastest").forward(circuit, bindings, request).pullback(cotangents);
    assertThat(narrow.value(0, 0)).isNotZero().isEqualTo(wide.value(0, 0));
  }

  @Test
  void theMethodOfAResultNamesThePrecision() {
    var request = Request.Exact.of(Quantity.STATE);
    var circuit = Circuit.onQubits(2).h(0).t(0).h(0).build();
    assertThat(single("1", "fastest").method(circuit, Bindings.none(), request))
        .contains("state-vector (single precision)");
  }

  @Test
  void branchesWithMeasurementsResetsAndPreparedStatesAreThoseOfTheReference() {
    var simulator = single("1", "fastest");
    for (var seed = 0; seed < 60; seed++) {
      var circuit = Circuits.dynamic(2 + seed % 4, 14, seed);
      var branches = Reference.branches(circuit, NoiseModel.none());
      if (branches.stream().mapToDouble(Reference.Branch::weight).sum() < RARE) {
        continue;
      }
      var expected = Reference.probabilities(circuit, NoiseModel.none());
      var values = probabilities(simulator, circuit, expected.length);
      assertThat(values).as("seed %d", seed).containsExactly(expected, within(CLOSE));
    }
  }

  private static double[] probabilities(ExactBackend simulator, Circuit circuit, int count) {
    var outcome = simulator.evaluate(circuit, Bindings.none(), PROBABILITIES).getFirst();
    var distribution = outcome.probabilities().orElseThrow();
    var values = new double[count];
    for (var k = 0; k < count; k++) {
      values[k] = distribution.probability(k);
    }
    return values;
  }

  @Test
  void expectationsAndTheirVariancesAreThoseOfDoublePrecision() {
    var random = new Random(4);
    var strings =
        List.of(PauliString.of(Pauli.Z, 1), PauliString.of(Pauli.Y, 2), PauliString.of(Pauli.X, 0));
    var terms = strings.stream().map(s -> new PauliSum.Term(random.nextDouble(-1, 1), s)).toList();
    var request =
        Request.Exact.expectations(
            List.of(PauliSum.of(terms), PauliSum.of(List.of(terms.getFirst()))));
    var circuit = Circuits.random(12, 80, 3);
    var wide = StateVectorTest.simulator(Map.of()).evaluate(circuit, Bindings.none(), request);
    var narrow = single("1", "fastest").evaluate(circuit, Bindings.none(), request);
    for (var k = 0; k < 2; k++) {
      var expected = wide.getFirst().expectations().get(k);
      var found = narrow.getFirst().expectations().get(k);
      assertThat(found.value()).isCloseTo(expected.value(), within(CLOSE));
      assertThat(found.variance()).isCloseTo(expected.variance(), within(CLOSE));
    }
  }

  /// The same draws decide; only those at the edge of an outcome can fall on the other side.
  @Test
  void shotsUnderNoiseAreNearlyThoseOfDoublePrecision() {
    for (var noise : List.of(new TestNoise(), new PauliNoise())) {
      var circuit = DrawnErrorsTest.measured(Circuits.random(5, 20, 9), 0, 2, 4);
      var wide = counts(noisy(noise, "double"), circuit);
      var narrow = counts(noisy(noise, "single"), circuit);
      var moved = 0L;
      for (var bits : wide.asMap().keySet()) {
        moved += Math.abs(wide.count(bits) - narrow.count(bits));
      }
      assertThat(moved).isLessThan(20);
    }
  }

  private static Counts counts(ExactBackend simulator, Circuit circuit) {
    return SamplingTest.counts(simulator, circuit, Bindings.none(), 10_000, 3).getFirst();
  }

  @Test
  void exactValuesUnderNoiseAreRefused() {
    var named = Optional.of(new NamedNoise(new TestNoise(), Optional.empty()));
    var settings = SimulatorSettings.of(Map.of("precision", "single"));
    var simulator = new SimulatorBackend(settings, named, new SplittableRandom(7));
    var circuit = Circuit.onQubits(2).h(0).measureAll().build();
    assertThatThrownBy(() -> simulator.evaluate(circuit, Bindings.none(), PROBABILITIES))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("precision=single");
  }
}
