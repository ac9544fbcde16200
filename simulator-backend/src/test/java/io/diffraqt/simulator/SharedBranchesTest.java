package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.NamedNoise;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.internal.reference.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shots of one circuit on several threads.
class SharedBranchesTest {
  private static ExactBackend open(NoiseModel noise, String method, int threads) {
    var settings =
        SimulatorSettings.of(Map.of("method", method, "threads", String.valueOf(threads)));
    var named = new NamedNoise(noise, Optional.empty());
    return new SimulatorBackend(settings, Optional.of(named), new SplittableRandom(1));
  }

  private static Circuit layers(int qubits, int depth) {
    var random = new Random(qubits);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < depth; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder.rx(random.nextDouble(6), q).rz(random.nextDouble(6), q);
      }
      for (var q = 0; q + 1 < qubits; q++) {
        builder.cx(q, q + 1);
      }
    }
    return builder.build();
  }

  private static Circuit measuredBetween(Circuit layers) {
    var qubits = layers.qubits();
    var builder = Circuit.onQubits(qubits).register("c", 2 * qubits).addAll(layers.instructions());
    for (var q = 0; q < 4; q++) {
      builder.measure(q, q).reset(q + 4);
    }
    builder.addAll(layers.instructions());
    for (var q = 0; q < qubits; q++) {
      builder.measure(q, qubits + q);
    }
    return builder.build();
  }

  private static void assertSameOnAnyNumberOfThreads(
      NoiseModel noise, String method, Circuit circuit, int shots) {
    try (var one = open(noise, method, 1)) {
      var expected = SamplingTest.counts(one, circuit, Bindings.none(), shots, 9);
      assertThat(expected.getFirst().shots()).isEqualTo(shots);
      for (var threads : List.of(2, 3, 8)) {
        try (var several = open(noise, method, threads)) {
          var actual = SamplingTest.counts(several, circuit, Bindings.none(), shots, 9);
          assertThat(actual).as("%d threads", threads).isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 9, 12, 17})
  void errorsDrawnBeforeTheRunGiveTheSameCountsOnAnyNumberOfThreads(int qubits) {
    var circuit = Circuit.onQubits(qubits).addAll(layers(qubits, 3).instructions()).measureAll();
    var shots = qubits == 17 ? 60 : 2_000;
    assertSameOnAnyNumberOfThreads(new PauliNoise(), "trajectories", circuit.build(), shots);
  }

  @Test
  void errorsThatDependOnTheStateGiveTheSameCountsOnAnyNumberOfThreads() {
    var circuit = Circuit.onQubits(8).addAll(layers(8, 3).instructions()).measureAll().build();
    assertSameOnAnyNumberOfThreads(new TestNoise(), "trajectories", circuit, 500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trajectories", "density"})
  void branchesOfMeasurementsGiveTheSameCountsOnAnyNumberOfThreads(String method) {
    assertSameOnAnyNumberOfThreads(new PauliNoise(), method, measuredBetween(layers(8, 1)), 3_000);
  }

  @Test
  void sharedBranchesFollowTheExactDistribution() {
    var noise = new PauliNoise();
    var circuit = Circuit.onQubits(5).addAll(layers(5, 3).instructions()).measureAll().build();
    try (var several = open(noise, "trajectories", 4)) {
      var counts = SamplingTest.counts(several, circuit, Bindings.none(), 50_000, 3).getFirst();
      SamplingTest.assertDrawnFrom(Reference.probabilities(circuit, noise), counts);
    }
  }

  @Test
  void shotsMayEndOnMoreBranchesThanCouldAllBeFollowed() {
    var circuit = Circuit.onQubits(4).addAll(layers(4, 8).instructions()).measureAll().build();
    try (var one = open(new PauliNoise(), "trajectories", 1)) {
      var counts = SamplingTest.counts(one, circuit, Bindings.none(), 100_000, 3).getFirst();
      assertThat(counts.shots()).isEqualTo(100_000);
    }
  }

  @Test
  void anInterruptedCallerEndsTheFollowersAndTheNextRunIsWhole() {
    var circuit = Circuit.onQubits(12).addAll(layers(12, 4).instructions()).measureAll().build();
    try (var several = open(new PauliNoise(), "trajectories", 3)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> SamplingTest.counts(several, circuit, Bindings.none(), 2_000, 1))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
      var counts = SamplingTest.counts(several, circuit, Bindings.none(), 2_000, 1).getFirst();
      assertThat(counts.shots()).isEqualTo(2_000);
    }
  }
}
