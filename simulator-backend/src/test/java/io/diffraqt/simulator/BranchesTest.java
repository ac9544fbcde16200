package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.simulator.internal.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BranchesTest {
  private static final double EXACT = 1e-11;
  private static final PauliSum PAULIS = PauliSum.parse("0.7*XYI - 1.2*ZIZ + 0.4*IYY + 0.3*III");
  private static final HermitianObservable DENSE =
      new HermitianObservable(
          ComplexMatrix.real(4, 4, 1, 2, 0, .5, 2, -1, 3, 0, 0, 3, .2, 1, .5, 0, 1, 2),
          List.of(2, 0));

  private static Outcome.Evaluated all(ExactBackend simulator, Circuit circuit) {
    var request =
        new Request.Exact(
            Set.of(Quantity.PROBABILITIES, Quantity.DENSITY_MATRIX),
            List.of(PAULIS, DENSE),
            OptionalLong.of(5));
    return simulator.evaluate(circuit, Bindings.none(), request).getFirst();
  }

  private static void assertLikeReference(
      ExactBackend simulator, Circuit circuit, NoiseModel noise) {
    var weight =
        Reference.branches(circuit, noise).stream().mapToDouble(Reference.Branch::weight).sum();
    if (weight < 1e-9) {
      return;
    }
    var outcome = all(simulator, circuit);
    var rho = Reference.density(circuit, noise);
    assertThat(outcome.acceptance()).isCloseTo(weight, within(EXACT));
    assertThat(outcome.probabilities().orElseThrow().toArray())
        .as("%s", circuit.instructions())
        .containsExactly(Reference.probabilities(circuit, noise), within(EXACT));
    if (isMeasuredAtTheEnd(circuit)) {
      return;
    }
    assertThat(outcome.densityMatrix().orElseThrow().matrix().distance(rho)).isLessThan(EXACT);
    assertMoments(outcome, 0, Dense.of(PAULIS, circuit.qubits()), rho);
    assertMoments(outcome, 1, Dense.of(DENSE, circuit.qubits()), rho);
  }

  /// Then the simulator gives the state before the last measurements, and the reference after.
  private static boolean isMeasuredAtTheEnd(Circuit circuit) {
    return circuit.instructions().getLast() instanceof Instruction.Measure;
  }

  /// The same circuit with a gate on every qubit after its last measurements.
  private static Circuit withLastGates(Circuit circuit) {
    var longer = new ArrayList<>(circuit.instructions());
    for (var q = 0; q < circuit.qubits(); q++) {
      var turn = List.of(Angle.of(.4 + q));
      longer.add(new Instruction.Apply(StandardGate.RX, turn, List.of(q)));
    }
    return circuit.withInstructions(longer);
  }

  private static void assertMoments(
      Outcome.Evaluated outcome, int index, ComplexMatrix observable, ComplexMatrix rho) {
    var mean = observable.times(rho).trace().re();
    var square = observable.times(observable).times(rho).trace().re();
    var estimate = outcome.expectations().get(index);
    assertThat(estimate.value()).isCloseTo(mean, within(EXACT));
    assertThat(estimate.variance()).isCloseTo(square - mean * mean, within(EXACT));
    assertThat(estimate.standardError()).isZero();
  }

  @Test
  void branchesOfMeasuredCircuitsAreThoseOfTheReference() {
    var simulator = Simulator.exact();
    for (var seed = 0; seed < 100; seed++) {
      var circuit = Circuits.dynamic(3, 16, seed);
      assertLikeReference(simulator, circuit, NoiseModel.none());
      assertLikeReference(simulator, withLastGates(circuit), NoiseModel.none());
    }
  }

  @Test
  void noisyBranchesAreThoseOfTheReference() {
    var noise = new TestNoise();
    var simulator = Simulator.noisy(noise);
    for (var seed = 0; seed < 100; seed++) {
      var circuit = Circuits.dynamic(3, 12, 1000 + seed);
      assertLikeReference(simulator, circuit, noise);
      assertLikeReference(simulator, withLastGates(circuit), noise);
    }
  }

  @Test
  void noiseWrittenIntoACircuitActsWithAndWithoutANoiseModel() {
    var noise = new TestNoise();
    var exact = Simulator.exact();
    var noisy = Simulator.noisy(noise);
    for (var seed = 0; seed < 60; seed++) {
      var circuit = Circuits.noisy(Circuits.dynamic(3, 12, 2000 + seed), seed);
      assertLikeReference(exact, circuit, NoiseModel.none());
      assertLikeReference(noisy, circuit, noise);
      assertLikeReference(exact, withLastGates(circuit), NoiseModel.none());
    }
  }

  @Test
  void noiseAfterTheLastMeasurementLeavesTheBitsAlone() {
    var flip = new Instruction.Noise(StandardChannel.BIT_FLIP.of(.4), List.of(0));
    var circuit = Circuit.onQubits(1).x(0).measure(0, 0).add(flip).build();
    var outcome =
        Simulator.exact()
            .evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.PROBABILITIES))
            .getFirst();
    assertThat(outcome.probabilities().orElseThrow().toArray()).containsExactly(0, 1);
  }

  @Test
  void noDerivativeGoesThroughNoiseWrittenIntoACircuit() {
    var flip = new Instruction.Noise(StandardChannel.BIT_FLIP.of(.4), List.of(0));
    var circuit = Circuit.onQubits(1).rx(Parameter.of("a").angle(), 0).add(flip).build();
    var row = Bindings.of(circuit.columns(), 1, new double[] {.3});
    var request = Request.Exact.expectations(List.of(PauliSum.parse("Z")));
    assertThatThrownBy(() -> Simulator.exact().forward(circuit, row, request))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("no derivative goes through noise");
  }

  @Test
  void aKeptBranchIsProjectedAndItsProbabilityReported() {
    var circuit =
        Circuit.onQubits(2).ry(1.1, 0).cx(0, 1).measureKeeping(0, 0, Keep.ONE).h(0).build();
    var outcome =
        Simulator.exact()
            .evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.STATE))
            .getFirst();
    assertThat(outcome.acceptance()).isCloseTo(Math.pow(Math.sin(.55), 2), within(1e-14));
    assertThat(outcome.state().orElseThrow().probability(2)).isCloseTo(.5, within(1e-14));
  }

  @Test
  void aBranchOfProbabilityZeroIsRefusedByName() {
    var circuit = Circuit.onQubits(2).h(1).measureKeeping(0, 0, Keep.ONE).build();
    assertThatThrownBy(() ->
            Simulator.exact().evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.STATE)))
        .isInstanceOf(CircuitException.class)
        .hasMessage(
            "row 0: no branch is left, the kept outcomes have probability 0 (instruction 1 keeps 1"
                + " on qubit 0); keep outcomes that can occur");
  }

  @Test
  void aStateAfterAMeasurementIsOneBranchDrawnByTheSeed() {
    var circuit = Circuit.onQubits(2).h(0).measure(0, 0).cx(0, 1).build();
    var simulator = Simulator.exact();
    var ones = 0;
    for (var seed = 0; seed < 400; seed++) {
      var request = new Request.Exact(Set.of(Quantity.STATE), List.of(), OptionalLong.of(seed));
      var state = simulator.evaluate(circuit, Bindings.none(), request).getFirst();
      var again = simulator.evaluate(circuit, Bindings.none(), request).getFirst();
      assertThat(again.state()).isEqualTo(state.state());
      var p = state.state().orElseThrow().probability(3);
      assertThat(p).isIn(0.0, 1.0);
      ones += (int) p;
    }
    // Binomial(400, 1/2) leaves 134..266 with a probability of about 4e-11.
    assertThat(ones).isBetween(134, 266);
  }

  @Test
  void tooManyBranchesAreRefused() {
    var builder = Circuit.onQubits(1);
    for (var k = 0; k < 17; k++) {
      builder.h(0).measure(0, 0);
    }
    var circuit = builder.h(0).build();
    assertThatThrownBy(() ->
            Simulator.exact()
                .evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.PROBABILITIES)))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("more than 65536 branches");
  }
}
