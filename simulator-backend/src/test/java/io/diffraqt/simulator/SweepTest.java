package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// States larger than the cache run in sweeps over blocks.
class SweepTest {
  private static final Request.Exact STATE = Request.Exact.of(Quantity.STATE);

  /// Under a condition that reads a bit which is never set, no steps are grouped.
  private static Outcome.Evaluated stepByStep(ExactBackend simulator, Circuit circuit) {
    return simulator.evaluate(single(circuit), Bindings.none(), STATE).getFirst();
  }

  private static Circuit single(Circuit circuit) {
    var builder = Circuit.onQubits(circuit.qubits());
    circuit.registers().forEach(r -> builder.register(r.name(), r.size()));
    return builder
        .register("never", 1)
        .addAll(circuit.instructions())
        .when(new Condition.Bit(circuit.bits()), new Instruction.Barrier(List.of(0)))
        .build();
  }

  private static void assertSame(ExactBackend simulator, Circuit circuit) {
    var swept = StateVectorTest.state(simulator, circuit);
    var expected = stepByStep(simulator, circuit).state().orElseThrow();
    var worst = 0.0;
    for (var k = 0; k < swept.size(); k++) {
      worst = Math.max(worst, swept.amplitude(k).minus(expected.amplitude(k)).abs());
    }
    assertThat(worst).isLessThan(1e-13);
  }

  @Test
  void sweepsOnSeveralThreadsGiveTheStateOfSingleSteps() {
    var simulator = StateVectorTest.simulator(Map.of("threads", "3"));
    for (var qubits = 17; qubits <= 19; qubits++) {
      assertSame(simulator, Circuits.random(qubits, 150, qubits));
    }
  }

  /// Sizes around those from which passes, and blocks, are used.
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void passesGiveTheStateOfSingleSteps(String kernels) {
    var simulator = StateVectorTest.simulator(Map.of("threads", "1", "kernels", kernels));
    for (var qubits = 10; qubits <= 18; qubits++) {
      assertSame(simulator, Circuits.random(qubits, 120, 100 + qubits));
      assertSame(simulator, layers(qubits, 3));
      assertSame(simulator, fourier(qubits));
      assertSame(simulator, swaps(qubits));
    }
  }

  /// Swaps between gates of all kinds, and controlled ones, which stay.
  private static Circuit swaps(int qubits) {
    var random = new Random(qubits);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < 60; k++) {
      var first = random.nextInt(qubits);
      var second = (first + 1 + random.nextInt(qubits - 2)) % qubits;
      var third = (second + 1 + random.nextInt(qubits - 2)) % qubits;
      builder.rx(random.nextDouble(-4, 4), first).cp(random.nextDouble(-4, 4), second, first);
      builder.swap(first, second).cx(second, third).x(third);
      if (third != first) {
        builder.cswap(third, first, second);
      }
    }
    return builder.build();
  }

  /// Layers with ladders up and down, matrices without a turn about X, and ones that only flip.
  static Circuit layers(int qubits, int depth) {
    var random = new Random(qubits);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < depth; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder.rx(random.nextDouble(-4, 4), q).rz(random.nextDouble(-4, 4), q);
      }
      for (var q = 0; q + 1 < qubits; q++) {
        builder.cx(q, q + 1);
      }
      for (var q = 0; q < qubits; q++) {
        builder.u(random.nextDouble(-4, 4), random.nextDouble(-4, 4), q, q).y(q % 5);
      }
      builder.x(2).cz(0, qubits - 1).rx(Math.PI, 1).rx(Math.PI - 1e-5, 3);
      for (var q = qubits - 1; q > 0; q--) {
        builder.cx(q, q - 1);
      }
    }
    return builder.build();
  }

  static Circuit fourier(int qubits) {
    var builder = Circuit.onQubits(qubits);
    for (var q = 0; q < qubits; q++) {
      builder.rx(.1 + q, q);
    }
    for (var q = qubits - 1; q >= 0; q--) {
      builder.h(q);
      for (var k = q - 1; k >= 0; k--) {
        builder.cp(Math.scalb(Math.PI, k - q), k, q);
      }
    }
    for (var q = 0; q < qubits / 2; q++) {
      builder.swap(q, qubits - 1 - q);
    }
    return builder.build();
  }

  /// Most blocks hold zeros until late, and not always the same ones.
  @Test
  void statesOfFewAmplitudesRunInBlocks() {
    var simulator = StateVectorTest.simulator(Map.of("threads", "3"));
    var builder = Circuit.onQubits(19).h(18).x(17);
    for (var q = 17; q > 0; q--) {
      builder.cx(q + 1, q).rz(.1 * q, q);
    }
    for (var q = 0; q < 9; q++) {
      builder.ry(.2 + q, 2 * q).cx(2 * q, 18).swap(q, 17 - q).p(.3, 9);
    }
    assertSame(simulator, builder.build());
  }

  @Test
  void matricesThatAreUnitaryOnlyRoughlyAreAppliedAsTheyAre() {
    var rough = ComplexMatrix.real(2, 2, .6, -.8, .8, .6 + 1e-10);
    var builder = Circuit.onQubits(12);
    for (var q = 0; q < 12; q++) {
      builder.rx(.3 + q, q).apply(new UnitaryGate("rough", rough), List.of(), List.of(q));
    }
    assertSame(StateVectorTest.simulator(Map.of("threads", "1")), builder.build());
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    var circuit = Circuits.random(18, 150, 5);
    var alone = StateVectorTest.state(StateVectorTest.simulator(Map.of("threads", "1")), circuit);
    for (var threads : List.of("2", "3", "7")) {
      var simulator = StateVectorTest.simulator(Map.of("threads", threads));
      var together = StateVectorTest.state(simulator, circuit);
      for (var k = 0; k < alone.size(); k++) {
        assertThat(together.amplitude(k).equals(alone.amplitude(k))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void anInterruptedRunEnds(String threads) {
    var simulator = StateVectorTest.simulator(Map.of("threads", threads));
    var circuit = layers(18, 2);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> simulator.evaluate(circuit, Bindings.none(), STATE))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(StateVectorTest.state(simulator, circuit).size()).isEqualTo(1 << 18);
  }

  @Test
  void measurementsPartTheSweeps() {
    var builder = Circuit.onQubits(17);
    for (var q = 0; q < 17; q++) {
      builder.ry(.3 + q, q);
    }
    for (var q = 0; q < 16; q++) {
      builder.cx(q, q + 1).rz(.1 * q, q);
    }
    builder.measureKeeping(16, 0, Keep.ONE);
    for (var q = 0; q < 16; q++) {
      builder.cx(16, q).rx(.2 * q, q);
    }
    var circuit = builder.build();
    var simulator = StateVectorTest.simulator(Map.of("threads", "1"));
    assertSame(simulator, circuit);
    var outcome = simulator.evaluate(circuit, Bindings.none(), STATE).getFirst();
    var again = stepByStep(simulator, circuit);
    assertThat(outcome.acceptance()).isCloseTo(again.acceptance(), within(1e-13));
  }
}
