package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.error.CircuitException;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The tableau against the state vector, whose values are exact as well.
class StabilizerTest {
  private static final double TOLERANCE = 1e-9;

  private final ExactBackend tableau = open("stabilizer");
  private final ExactBackend vector = Simulator.exact();

  static ExactBackend open(String method) {
    return (ExactBackend)
        new SimulatorPlugin()
            .open(
                new BackendContext(
                    Optional.empty(),
                    Map.of("method", method),
                    Map.of(),
                    Clock.systemUTC(),
                    new SplittableRandom(1),
                    List.of()));
  }

  private static PauliSum randomSum(int qubits, int terms, Random random) {
    var sum = new ArrayList<PauliSum.Term>();
    for (var k = 0; k < terms; k++) {
      var factors = new TreeMap<Integer, Pauli>();
      for (var q = 0; q < qubits; q++) {
        if (random.nextInt(3) == 0) {
          factors.put(q, Pauli.values()[random.nextInt(3)]);
        }
      }
      sum.add(new PauliSum.Term(random.nextDouble(-1, 1), new PauliString(factors)));
    }
    return PauliSum.of(sum);
  }

  @Test
  void paulisWrittenIntoACircuitAreThoseOfTheDensityMatrix() {
    var random = new Random(12);
    for (var round = 0; round < 20; round++) {
      var builder = Circuit.onQubits(4).h(0).cx(0, 1).s(1).cx(1, 2).h(3);
      builder.add(new Instruction.Noise(StandardChannel.DEPOLARIZING.of(.1), List.of(round % 4)));
      builder.add(new Instruction.Noise(StandardChannel.PAULI_CHANNEL.of(.1, .2, .05), List.of(1)));
      builder.cx(2, 3).h(round % 4);
      builder.add(
          new Instruction.Noise(
              StandardChannel.TWO_QUBIT_DEPOLARIZING.of(.2), List.of(3, round % 3)));
      var request = Request.Exact.expectations(List.of(randomSum(4, 6, random)));
      var circuit = builder.build();
      var expected = vector.evaluate(circuit, Bindings.none(), request).getFirst();
      var actual = tableau.evaluate(circuit, Bindings.none(), request).getFirst();
      assertThat(actual.expectations().getFirst().value())
          .isCloseTo(expected.expectations().getFirst().value(), within(TOLERANCE));
    }
  }

  @Test
  void dampingWrittenIntoACircuitIsNamed() {
    var damping = new Instruction.Noise(StandardChannel.AMPLITUDE_DAMPING.of(.1), List.of(0));
    var circuit = Circuit.onQubits(1).h(0).add(damping).measureAll().build();
    assertThatThrownBy(() ->
            tableau.evaluate(circuit, Bindings.none(), Request.Exact.of(Quantity.PROBABILITIES)))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining(
            "the noise after instruction 1 on qubits [0] is no mixture of Paulis");
  }

  private void assertSameValues(Circuit circuit, List<Observable> observables) {
    var request =
        new Request.Exact(Set.of(Quantity.PROBABILITIES), observables, OptionalLong.of(1));
    var expected = vector.evaluate(circuit, Bindings.none(), request).getFirst();
    var actual = tableau.evaluate(circuit, Bindings.none(), request).getFirst();
    assertThat(actual.probabilities().orElseThrow().toArray())
        .containsExactly(expected.probabilities().orElseThrow().toArray(), within(TOLERANCE));
    assertThat(actual.acceptance()).isCloseTo(expected.acceptance(), within(TOLERANCE));
    for (var k = 0; k < observables.size(); k++) {
      var one = actual.expectations().get(k);
      var other = expected.expectations().get(k);
      assertThat(one.value()).isCloseTo(other.value(), within(TOLERANCE));
      assertThat(one.variance()).isCloseTo(other.variance(), within(1e-8));
    }
  }

  @Test
  void randomCircuitsHaveTheDistributionsAndMomentsOfTheStateVector() {
    for (var seed = 0; seed < 150; seed++) {
      var qubits = 1 + seed % 10;
      var gates = CliffordCircuits.random(qubits, 6 * qubits, seed);
      var circuit = Circuit.onQubits(qubits).addAll(gates.instructions()).measureAll().build();
      var random = new Random(seed);
      assertSameValues(
          circuit, List.of(randomSum(qubits, 1, random), randomSum(qubits, 5, random)));
    }
  }

  @Test
  void midCircuitMeasurementsResetsAndConditionsBranchAsTheStateVectorDoes() {
    for (var seed = 0; seed < 150; seed++) {
      var qubits = 2 + seed % 6;
      var circuit = CliffordCircuits.dynamic(qubits, 6 * qubits, seed);
      assertSameValues(circuit, List.of(randomSum(qubits, 4, new Random(seed))));
    }
  }

  @Test
  void qubitsFarApartInARegisterOfManyWordsBehaveAsNeighbours() {
    int[] places = {199, 0, 63, 64, 127, 128};
    for (var seed = 0; seed < 30; seed++) {
      var small = CliffordCircuits.dynamic(6, 40, seed);
      var wide = small.onQubits(200, false, q -> places[q]);
      var request = Request.Exact.of(Quantity.PROBABILITIES);
      var expected = vector.evaluate(small, Bindings.none(), request).getFirst();
      var actual = tableau.evaluate(wide, Bindings.none(), request).getFirst();
      assertThat(actual.probabilities()).isPresent();
      assertThat(actual.probabilities().get().toArray())
          .containsExactly(expected.probabilities().orElseThrow().toArray(), within(TOLERANCE));
      var counts = SamplingTest.counts(tableau, wide, Bindings.none(), 5_000, seed).getFirst();
      SamplingTest.assertDrawnFrom(expected.probabilities().orElseThrow().toArray(), counts);
    }
  }

  @Test
  void keptOutcomesAreProjectedOnAndTheirProbabilityIsReported() {
    var circuit =
        Circuit.onQubits(3)
            .h(0)
            .cx(0, 1)
            .h(2)
            .measureKeeping(0, 0, Keep.ONE)
            .measureKeeping(2, 2, Keep.ZERO)
            .s(1)
            .measure(1, 1)
            .build();
    assertSameValues(circuit, List.of(PauliSum.parse("IZI + ZII + IXI")));
  }

  @Test
  void outcomesThatCannotOccurLeaveNothing() {
    var circuit = Circuit.onQubits(1).measureKeeping(0, 0, Keep.ONE).build();
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    assertThatThrownBy(() -> tableau.evaluate(circuit, Bindings.none(), request))
        .isInstanceOf(CircuitException.class)
        .hasMessageContaining("no branch is left");
  }

  @Test
  void aGateThatIsNoCliffordGateIsRefusedByNameAndPlace() {
    var circuit = Circuit.onQubits(3).h(0).t(2).build();
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    assertThatThrownBy(() -> tableau.evaluate(circuit, Bindings.none(), request))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessage(
            "simulator cannot run this circuit: method=stabilizer was asked for, and t at"
                + " instruction 1 on qubits [2] is no Clifford gate on one or two qubits; leave"
                + " method out");
  }
}
