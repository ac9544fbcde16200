package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Keep;
import io.diffraqt.result.StateVector;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// States larger than the cache run in sweeps over blocks, except where they are differentiated.
class SweepTest {
  private static final Request.Exact STATE = Request.Exact.of(Quantity.STATE);

  private static StateVector stepByStep(ExactBackend simulator, Circuit circuit) {
    var outcomes = simulator.forward(circuit, Bindings.none(), STATE).outcomes();
    return outcomes.getFirst().state().orElseThrow();
  }

  private static void assertSame(ExactBackend simulator, Circuit circuit) {
    var swept = StateVectorTest.state(simulator, circuit);
    var expected = stepByStep(simulator, circuit);
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
    var again = simulator.forward(circuit, Bindings.none(), STATE).outcomes().getFirst();
    assertThat(outcome.acceptance()).isCloseTo(again.acceptance(), within(1e-13));
  }
}
