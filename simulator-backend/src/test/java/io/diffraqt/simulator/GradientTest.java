package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.AngleKind;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.Pauli;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {
  static final List<Observable> OBSERVABLES =
      List.of(
          PauliSum.parse("0.7*XYI - 1.2*ZIZ + 0.4*IYY"),
          PauliSum.parse("ZII + 0.5*IZI - IIZ"),
          new HermitianObservable(ComplexMatrix.real(2, 2, 1, 2, 2, -1), List.of(1)));

  static final Request.Exact ALL =
      new Request.Exact(
          Set.of(Quantity.PROBABILITIES, Quantity.STATE), OBSERVABLES, OptionalLong.of(1));

  /// A scalar function of everything a row gives, linear in each output.
  private static double loss(Outcome.Evaluated outcome, Cotangent weights) {
    var sum = 0.0;
    for (var k = 0; k < weights.expectations().length; k++) {
      sum += weights.expectations()[k] * outcome.expectations().get(k).value();
    }
    for (var k = 0; k < weights.probabilities().length; k++) {
      sum += weights.probabilities()[k] * outcome.probabilities().orElseThrow().probability(k);
    }
    for (var k = 0; k < weights.stateRe().length; k++) {
      sum += weights.stateRe()[k] * outcome.state().orElseThrow().re(k);
      sum += weights.stateIm()[k] * outcome.state().orElseThrow().im(k);
    }
    return sum;
  }

  static Cotangent random(Circuit circuit, Random random) {
    return new Cotangent(
        random.doubles(OBSERVABLES.size(), -1, 1).toArray(),
        random.doubles(1 << circuit.bits(), -1, 1).toArray(),
        random.doubles(1 << circuit.qubits(), -1, 1).toArray(),
        random.doubles(1 << circuit.qubits(), -1, 1).toArray());
  }

  static Bindings randomRows(Columns columns, int rows, Random random) {
    return Bindings.of(columns, rows, random.doubles(rows * columns.width(), -2, 2).toArray());
  }

  /// Compares every column of every row with a central difference of fourth order.
  private static void assertLikeDifferences(ExactBackend simulator, Circuit circuit, long seed) {
    var random = new Random(seed);
    var bindings = randomRows(circuit.columns(), 3, random);
    var cotangents = new ArrayList<Cotangent>();
    for (var row = 0; row < bindings.rows(); row++) {
      cotangents.add(random(circuit, random));
    }
    var slopes = simulator.forward(circuit, bindings, ALL).pullback(cotangents);
    for (var row = 0; row < bindings.rows(); row++) {
      for (var column = 0; column < circuit.columns().width(); column++) {
        var expected =
            difference(simulator, circuit, bindings.row(row), column, cotangents.get(row));
        assertThat(slopes.value(row, column))
            .as("row %d column %d of %s", row, column, circuit.instructions())
            .isCloseTo(expected, within(1e-8));
      }
    }
  }

  private static double difference(
      ExactBackend simulator, Circuit circuit, double[] row, int column, Cotangent weights) {
    var h = 1e-3;
    var points = new double[] {-2 * h, -h, h, 2 * h};
    var factors = new double[] {1, -8, 8, -1};
    var sum = 0.0;
    for (var k = 0; k < points.length; k++) {
      var moved = row.clone();
      moved[column] += points[k];
      var bindings = Bindings.of(circuit.columns(), 1, moved);
      sum += factors[k] * loss(simulator.evaluate(circuit, bindings, ALL).getFirst(), weights);
    }
    return sum / (12 * h);
  }

  /// A gate with a parameter behind each angle, between layers that entangle.
  static Circuit around(Gate gate, List<Integer> on) {
    var builder = Circuit.onQubits(3);
    for (var q = 0; q < 3; q++) {
      builder.ry(.5 + q, q).rx(Parameter.of("before" + q).angle(), q);
    }
    builder.cx(0, 1).cx(1, 2);
    var angles = new ArrayList<Angle>();
    for (var k = 0; k < gate.angleCount(); k++) {
      angles.add(Parameter.of("a" + k).angle().times(1.5).plus(.2));
    }
    builder.add(new Instruction.Apply(gate, angles, on));
    for (var q = 0; q < 3; q++) {
      builder.ry(.3 - q, q).rz(Parameter.of("after").angle().times(q + .5), q);
    }
    return builder.cx(2, 0).h(1).measure(0, 0).measure(2, 1).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void everyAngleOfEveryGateIsDifferentiated(String kernels) {
    var simulator = StateVectorTest.simulator(Map.of("kernels", kernels));
    for (var gate : StandardGate.values()) {
      for (var on : Circuits.placements(3, gate.qubits())) {
        if (gate.angleCount() > 0) {
          assertLikeDifferences(simulator, around(gate, on), 1);
        }
      }
    }
  }

  @Test
  void controlledGatesAreDifferentiated() {
    for (var base :
        List.of(StandardGate.U, StandardGate.R, StandardGate.GPHASE, StandardGate.RZZ)) {
      var controls = base == StandardGate.RZZ ? List.of(false) : List.of(false, true);
      var gate = new ControlledGate(base, controls);
      for (var on : Circuits.placements(3, gate.qubits())) {
        assertLikeDifferences(Simulator.exact(), around(gate, on), 2);
      }
    }
  }

  @Test
  void preparedAmplitudesAreDifferentiatedBeforeTheirNormalisation() {
    var first = new Amplitudes.Slot("first", 2);
    var later = new Amplitudes.Slot("later", 1);
    for (var on : Circuits.placements(3, 2)) {
      var third = 3 - on.get(0) - on.get(1);
      var circuit =
          Circuit.onQubits(3)
              .prepare(first, on.toArray(Integer[]::new))
              .rx(Parameter.of("a").angle(), on.get(0))
              .cx(on.get(0), on.get(1))
              .prepare(later, third)
              .crz(Parameter.of("b").angle(), third, on.get(1))
              .cx(third, on.get(0))
              .measureAll()
              .build();
      assertLikeDifferences(Simulator.exact(), circuit, 3);
    }
  }

  @Test
  void keptBranchesAreDifferentiatedThroughProjectionAndReuse() {
    var slot = new Amplitudes.Slot("x", 2);
    var again = new Amplitudes.Slot("y", 1);
    for (var keep : List.of(Keep.ZERO, Keep.ONE)) {
      var circuit =
          Circuit.onQubits(3)
              .prepare(slot, 0, 1)
              .ry(Parameter.of("a").angle(), 2)
              .cx(2, 0)
              .cx(1, 2)
              .u(Parameter.of("b").angle(), Angle.of(.3), Parameter.of("c").angle(), 2)
              .measureKeeping(2, 0, keep)
              .reset(2)
              .rx(Parameter.of("a").angle(), 0)
              .cx(0, 1)
              .measureKeeping(1, 1, Keep.ZERO)
              .prepare(again, 1)
              .cry(Parameter.of("d").angle(), 1, 2)
              .cx(2, 0)
              .measure(0, 2)
              .measure(2, 0)
              .build();
      assertLikeDifferences(Simulator.exact(), circuit, 4);
    }
  }

  @Test
  void parameterShiftGivesTheSameSlopes() {
    var random = new Random(8);
    for (var gate : StandardGate.values()) {
      for (var index = 0; index < gate.angleCount(); index++) {
        var on = Circuits.placements(3, gate.qubits()).getLast();
        assertLikeShift(around(gate, on), gate.angleKind(index), "a" + index, random);
      }
    }
  }

  /// Expectation values obey the shift rule of the angle, which is `1.5·a + 0.2`.
  private static void assertLikeShift(Circuit circuit, AngleKind kind, String name, Random random) {
    var simulator = Simulator.exact();
    var bindings = randomRows(circuit.columns(), 1, random);
    var weights = Cotangent.ofExpectations(.3, -1, .8);
    var column = circuit.columns().index(Parameter.of(name)).orElseThrow();
    var slope =
        simulator.forward(circuit, bindings, ALL).pullback(List.of(weights)).value(0, column);
    var shifted =
        switch (kind) {
          case ROTATION, PHASE -> .5 * shift(simulator, circuit, bindings, column, .5, weights);
          case CONTROLLED_ROTATION ->
              (Math.sqrt(2) + 1)
                      / (4 * Math.sqrt(2))
                      * shift(simulator, circuit, bindings, column, .5, weights)
                  - (Math.sqrt(2) - 1)
                      / (4 * Math.sqrt(2))
                      * shift(simulator, circuit, bindings, column, 1.5, weights);
          case AXIS ->
              (Math.sqrt(2) + 1)
                      / (2 * Math.sqrt(2))
                      * shift(simulator, circuit, bindings, column, .25, weights)
                  - (Math.sqrt(2) - 1)
                      / (2 * Math.sqrt(2))
                      * shift(simulator, circuit, bindings, column, .75, weights);
        };
    assertThat(slope).as("%s of %s", name, circuit).isCloseTo(1.5 * shifted, within(1e-11));
  }

  private static double shift(
      ExactBackend simulator,
      Circuit circuit,
      Bindings bindings,
      int column,
      double halfTurns,
      Cotangent weights) {
    var up = bindings.row(0);
    var down = bindings.row(0);
    up[column] += halfTurns * Math.PI / 1.5;
    down[column] -= halfTurns * Math.PI / 1.5;
    var both = new double[2 * up.length];
    System.arraycopy(up, 0, both, 0, up.length);
    System.arraycopy(down, 0, both, up.length, up.length);
    var rows = Bindings.of(circuit.columns(), 2, both);
    var outcomes = simulator.evaluate(circuit, rows, ALL);
    return loss(outcomes.get(0), weights) - loss(outcomes.get(1), weights);
  }

  @Test
  void aLadderOfTheTrainingShapeIsDifferentiatedOnManyRows() {
    var circuit = Circuit.onQubits(5).prepare(new Amplitudes.Slot("x", 4), 0, 1, 2, 3);
    for (var layer = 0; layer < 2; layer++) {
      for (var q = 0; q < 5; q++) {
        var name = layer + "_" + q;
        circuit
            .rz(Parameter.of("a" + name).angle(), q)
            .ry(Parameter.of("b" + name).angle(), q)
            .rz(Parameter.of("c" + name).angle(), q);
      }
      for (var q = 0; q < 4; q++) {
        circuit.cx(q, q + 1);
      }
    }
    var built = circuit.measureKeeping(4, 4, Keep.ZERO).measureAll().build();
    var random = new Random(6);
    var bindings = randomRows(built.columns(), 400, random);
    var weights = random.doubles(32, -1, 1).toArray();
    var request = Request.Exact.of(Quantity.PROBABILITIES);
    var cotangents = Collections.nCopies(400, Cotangent.ofProbabilities(weights));
    var slopes = Simulator.exact().forward(built, bindings, request).pullback(cotangents);
    for (var row : List.of(0, 123, 399)) {
      for (var column : List.of(0, 7, 29, 31, 50)) {
        var only = cotangents.get(row);
        var expected = difference(Simulator.exact(), built, bindings.row(row), column, only);
        assertThat(slopes.value(row, column)).isCloseTo(expected, within(1e-8));
      }
    }
  }

  /// Sizes around those from which passes, and blocks, are used; gates of the whole table with
  /// parameters of their own and shared ones, on near and far qubits.
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void largeStatesAreDifferentiatedInBlocks(String kernels) {
    var simulator = StateVectorTest.simulator(Map.of("kernels", kernels, "threads", "2"));
    for (var qubits : List.of(10, 11, 13, 16, 17, 18)) {
      var circuit = open(Circuits.random(qubits, 90, 40 + qubits));
      var observable =
          PauliSum.of(
              List.of(
                  new PauliSum.Term(1.5, PauliString.of(Pauli.Z, qubits - 1)),
                  new PauliSum.Term(.5, PauliString.of(Pauli.X, 2)),
                  new PauliSum.Term(-.5, PauliString.of(Pauli.Z, 0))));
      var bindings = randomRows(circuit.columns(), 1, new Random(qubits));
      var request = Request.Exact.expectations(List.of(observable));
      var slopes =
          simulator
              .forward(circuit, bindings, request)
              .pullback(List.of(Cotangent.ofExpectations(1)));
      for (var column = 0; column < circuit.columns().width(); column += 7) {
        assertThat(slopes.value(0, column))
            .as("column %d on %d qubits", column, qubits)
            .isCloseTo(slope(simulator, circuit, bindings, column, request), within(1e-8));
      }
    }
  }

  private static double slope(
      ExactBackend simulator, Circuit circuit, Bindings at, int column, Request.Exact request) {
    var h = 1e-2;
    var rows = new double[] {-3 * h, -2 * h, -h, h, 2 * h, 3 * h};
    var factors = new double[] {-1, 9, -45, 45, -9, 1};
    var sum = 0.0;
    for (var k = 0; k < rows.length; k++) {
      var moved = at.row(0);
      moved[column] += rows[k];
      var outcome =
          simulator.evaluate(circuit, Bindings.of(circuit.columns(), 1, moved), request).getFirst();
      sum += factors[k] * outcome.expectations().getFirst().value();
    }
    return sum / (60 * h);
  }

  /// The same gates with a parameter in the place of each angle; every fifth one is shared.
  private static Circuit open(Circuit circuit) {
    var builder = Circuit.onQubits(circuit.qubits());
    var count = 0;
    for (var instruction : circuit.instructions()) {
      if (instruction instanceof Instruction.Apply(var gate, var angles, var on)) {
        var open = new ArrayList<Angle>();
        for (var angle : angles) {
          var name = count % 5 == 0 ? "shared" : "own" + count;
          count++;
          open.add(Parameter.of(name).angle().plus(angle));
        }
        builder.add(new Instruction.Apply(gate, open, on));
      }
    }
    return builder.build();
  }

  @Test
  void anyNumberOfThreadsGivesTheSameGradientInBlocks() {
    var circuit = open(Circuits.random(18, 90, 3));
    var bindings = randomRows(circuit.columns(), 1, new Random(4));
    var request = Request.Exact.expectations(List.of(PauliSum.parse("Z".repeat(18))));
    var weights = List.of(Cotangent.ofExpectations(1));
    var alone = StateVectorTest.simulator(Map.of("threads", "1"));
    var expected = alone.forward(circuit, bindings, request).pullback(weights);
    for (var threads : List.of("2", "3", "7")) {
      var simulator = StateVectorTest.simulator(Map.of("threads", threads));
      var seen = simulator.forward(circuit, bindings, request).pullback(weights);
      assertThat(seen).isEqualTo(expected);
    }
  }

  @Test
  void whatCannotBeUndoneIsRefusedByInstruction() {
    var a = Parameter.of("a").angle();
    assertRefused(
        Circuit.onQubits(1).rx(a, 0).measure(0, 0).rx(a, 0).build(),
        "no derivative goes through instruction 1: it measures qubit 0 in mid-circuit");
    assertRefused(
        Circuit.onQubits(2).rx(a, 0).cx(0, 1).reset(1).build(),
        "no derivative goes through instruction 2: it resets qubit 1, which may be entangled");
  }

  private static void assertRefused(Circuit circuit, String message) {
    var bindings = Bindings.ofRows(circuit.parameters(), new double[] {.1});
    var state = Request.Exact.of(Quantity.STATE);
    assertThatThrownBy(() -> Simulator.exact().forward(circuit, bindings, state))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining(message);
  }

  @Test
  void derivativesUnderNoiseAreRefused() {
    var circuit = Circuit.onQubits(1).rx(Parameter.of("a").angle(), 0).build();
    var bindings = Bindings.ofRows(circuit.parameters(), new double[] {.1});
    assertThatThrownBy(() -> Simulator.noisy(new TestNoise()).forward(circuit, bindings, ALL))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessageContaining("no derivative goes through noise");
  }
}
