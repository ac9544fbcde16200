package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.ExactBackend.Curvature;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.simulator.internal.reference.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvatureTest {
  private static final double STEP = 1e-3;
  private static final double[] POINTS = {-2 * STEP, -STEP, STEP, 2 * STEP};
  private static final double[] FACTORS = {
    1 / (12 * STEP), -8 / (12 * STEP), 8 / (12 * STEP), -1 / (12 * STEP)
  };
  private static final Request.Exact STATE = Request.Exact.of(Request.Quantity.STATE);

  private static Curvature curvature(ExactBackend simulator, Circuit circuit, Bindings bindings) {
    return simulator.forward(circuit, bindings, GradientTest.ALL).curvature().orElseThrow();
  }

  private static Bindings moved(Bindings bindings, Bindings along, double by) {
    var width = bindings.columns().width();
    var values = new double[bindings.rows() * width];
    for (var k = 0; k < values.length; k++) {
      values[k] = bindings.value(k / width, k % width) + by * along.value(k / width, k % width);
    }
    return Bindings.of(bindings.columns(), bindings.rows(), values);
  }

  /// Compares Hessians times vectors with central differences of fourth order of gradients, which
  /// have tests of their own.
  private static void assertHessian(ExactBackend simulator, Circuit circuit, long seed) {
    var random = new Random(seed);
    var bindings = GradientTest.randomRows(circuit.columns(), 2, random);
    var vectors = GradientTest.randomRows(circuit.columns(), 2, random);
    var cotangents =
        List.of(GradientTest.random(circuit, random), GradientTest.random(circuit, random));
    var seen = curvature(simulator, circuit, bindings).hessianTimes(cotangents, vectors);
    var expected = new double[2 * circuit.columns().width()];
    for (var k = 0; k < POINTS.length; k++) {
      var there = moved(bindings, vectors, POINTS[k]);
      var slopes = simulator.forward(circuit, there, GradientTest.ALL).pullback(cotangents);
      for (var e = 0; e < expected.length; e++) {
        expected[e] +=
            FACTORS[k] * slopes.value(e / (expected.length / 2), e % (expected.length / 2));
      }
    }
    for (var row = 0; row < 2; row++) {
      var from = row * circuit.columns().width();
      assertThat(seen.row(row))
          .as("row %d of %s", row, circuit.instructions())
          .containsExactly(
              Arrays.copyOfRange(expected, from, from + circuit.columns().width()), within(1e-7));
    }
  }

  /// Compares metrics, and their products with vectors, with derivatives of states by central
  /// differences of fourth order.
  private static void assertMetric(ExactBackend simulator, Circuit circuit, long seed) {
    var random = new Random(seed);
    var bindings = GradientTest.randomRows(circuit.columns(), 2, random);
    var vectors = GradientTest.randomRows(circuit.columns(), 2, random);
    var curvature = curvature(simulator, circuit, bindings);
    var metrics = curvature.metrics();
    var products = curvature.metricTimes(vectors);
    for (var row = 0; row < 2; row++) {
      var expected = metric(simulator, circuit, bindings.only(row));
      var size = circuit.columns().width();
      for (var r = 0; r < size; r++) {
        var product = 0.0;
        for (var c = 0; c < size; c++) {
          assertThat(metrics.get(row).re(r, c))
              .as("row %d, entry %d %d of %s", row, r, c, circuit.instructions())
              .isCloseTo(expected[r][c], within(1e-8));
          product += expected[r][c] * vectors.value(row, c);
        }
        assertThat(products.value(row, r)).isCloseTo(product, within(1e-7));
      }
    }
  }

  private static double[][] metric(ExactBackend simulator, Circuit circuit, Bindings row) {
    var psi = state(simulator, circuit, row);
    var slopes = new ArrayList<double[]>();
    for (var column = 0; column < row.columns().width(); column++) {
      var unit = new double[row.columns().width()];
      unit[column] = 1;
      var along = Bindings.of(row.columns(), 1, unit);
      var slope = new double[psi.length];
      for (var k = 0; k < POINTS.length; k++) {
        var there = state(simulator, circuit, moved(row, along, POINTS[k]));
        for (var e = 0; e < slope.length; e++) {
          slope[e] += FACTORS[k] * there[e];
        }
      }
      slopes.add(slope);
    }
    return metric(psi, slopes);
  }

  private static double[][] metric(double[] psi, List<double[]> slopes) {
    var metric = new double[slopes.size()][slopes.size()];
    for (var r = 0; r < metric.length; r++) {
      for (var c = 0; c < metric.length; c++) {
        var left = overlap(slopes.get(r), psi);
        var right = overlap(psi, slopes.get(c));
        metric[r][c] =
            overlap(slopes.get(r), slopes.get(c))[0] - left[0] * right[0] + left[1] * right[1];
      }
    }
    return metric;
  }

  /// `⟨left|right⟩`, of real and imaginary parts in turns.
  private static double[] overlap(double[] left, double[] right) {
    var sum = new double[2];
    for (var k = 0; k < left.length; k += 2) {
      sum[0] += left[k] * right[k] + left[k + 1] * right[k + 1];
      sum[1] += left[k] * right[k + 1] - left[k + 1] * right[k];
    }
    return sum;
  }

  private static double[] state(ExactBackend simulator, Circuit circuit, Bindings row) {
    var state = simulator.evaluate(circuit, row, STATE).getFirst().state().orElseThrow();
    var parts = new double[2 << circuit.qubits()];
    for (var k = 0; k < parts.length; k += 2) {
      parts[k] = state.re(k / 2);
      parts[k + 1] = state.im(k / 2);
    }
    return parts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void everyAngleOfEveryGateHasItsSecondDerivatives(String kernels) {
    var simulator = StateVectorTest.simulator(Map.of("kernels", kernels));
    for (var gate : StandardGate.values()) {
      for (var on : Circuits.placements(3, gate.qubits())) {
        if (gate.angleCount() > 0) {
          assertHessian(simulator, GradientTest.around(gate, on), 1);
          assertMetric(simulator, GradientTest.around(gate, on), 2);
        }
      }
    }
  }

  @Test
  void controlledGatesHaveTheirSecondDerivatives() {
    for (var base :
        List.of(StandardGate.U, StandardGate.R, StandardGate.GPHASE, StandardGate.RZZ)) {
      Gate gate =
          new ControlledGate(
              base, base == StandardGate.RZZ ? List.of(false) : List.of(false, true));
      for (var on : Circuits.placements(3, gate.qubits())) {
        assertHessian(Simulator.exact(), GradientTest.around(gate, on), 3);
        assertMetric(Simulator.exact(), GradientTest.around(gate, on), 4);
      }
    }
  }

  /// Angles that share parameters, in a chain on one qubit and across qubits.
  private static Circuit shared() {
    var a = Parameter.of("a").angle();
    var b = Parameter.of("b").angle();
    return Circuit.onQubits(3)
        .rx(a.times(2), 0)
        .ry(a.plus(b.times(-.7)).plus(.3), 0)
        .rz(b, 0)
        .u(a, b.times(.5), a.minus(b), 1)
        .cx(0, 1)
        .rzz(a.plus(b), 1, 2)
        .crx(b.times(3), 2, 0)
        .cp(a.times(-1), 0, 1)
        .rxx(b, 0, 2)
        .measureAll()
        .build();
  }

  @Test
  void parametersThatGatesShareHaveTheirSecondDerivatives() {
    assertHessian(Simulator.exact(), shared(), 5);
    assertMetric(Simulator.exact(), shared(), 6);
  }

  @Test
  void preparedAmplitudesAndKeptBranchesHaveTheirSecondDerivatives() {
    var again = new Amplitudes.Slot("y", 1);
    for (var keep : List.of(Keep.ZERO, Keep.ONE)) {
      var circuit =
          Circuit.onQubits(3)
              .prepare(new Amplitudes.Slot("x", 2), 0, 2)
              .ry(Parameter.of("a").angle(), 1)
              .cx(1, 0)
              .cx(2, 1)
              .u(Parameter.of("b").angle(), Angle.of(.3), Parameter.of("c").angle(), 1)
              .measureKeeping(1, 0, keep)
              .reset(1)
              .rx(Parameter.of("a").angle(), 0)
              .prepare(again, 1)
              .cry(Parameter.of("d").angle(), 1, 2)
              .cx(2, 0)
              .measure(0, 2)
              .measure(2, 1)
              .build();
      assertHessian(Simulator.exact(), circuit, 7);
      assertMetric(Simulator.exact(), circuit, 8);
    }
  }

  @Test
  void ladderMapsAreTurnedBackWithTheirDerivatives() {
    var builder = Circuit.onQubits(5);
    for (var layer = 0; layer < 2; layer++) {
      for (var q = 0; q < 5; q++) {
        builder.ry(Parameter.of("a" + layer + q).angle(), q).rz(Parameter.of("b" + q).angle(), q);
      }
      for (var q = 0; q < 4; q++) {
        builder.cx(q, q + 1);
      }
    }
    builder.swap(0, 3).rx(Parameter.of("last").angle(), 3).measureAll();
    var circuit = builder.build();
    assertHessian(Simulator.exact(), circuit, 9);
    assertMetric(Simulator.exact(), circuit, 10);
  }

  /// Second differences of expectation values in the reference, which shares no code, freed of
  /// their error of second order.
  @Test
  void theReferenceHasTheSameHessian() {
    var circuit = unmeasured(shared());
    var observable = PauliSum.parse("0.7*XYI - 1.2*ZIZ + 0.4*IYY");
    var at = new double[] {.4, -1.1};
    var forward =
        Simulator.exact()
            .forward(circuit, row(circuit, at), Request.Exact.expectations(List.of(observable)));
    for (var column = 0; column < 2; column++) {
      var seen =
          forward
              .curvature()
              .orElseThrow()
              .hessianTimes(List.of(Cotangent.ofExpectations(1)), row(circuit, 1 - column, column));
      for (var other = 0; other < 2; other++) {
        var coarse = difference(circuit, observable, at, column, other, .02);
        var fine = difference(circuit, observable, at, column, other, .01);
        assertThat(seen.value(0, other)).isCloseTo((4 * fine - coarse) / 3, within(1e-5));
      }
    }
  }

  private static double difference(
      Circuit circuit, PauliSum observable, double[] at, int column, int other, double h) {
    var whole = Dense.of(observable, circuit.qubits());
    var sum = 0.0;
    for (var first : new int[] {1, -1}) {
      for (var second : new int[] {1, -1}) {
        var there = at.clone();
        there[column] += first * h;
        there[other] += second * h;
        var psi = Reference.state(circuit.bound(row(circuit, there), 0));
        sum += first * second * psi.adjoint().times(whole).times(psi).at(0, 0).re();
      }
    }
    return sum / (4 * h * h);
  }

  private static Circuit unmeasured(Circuit circuit) {
    var gates = circuit.instructions().subList(0, circuit.instructions().size() - circuit.qubits());
    return Circuit.onQubits(circuit.qubits()).addAll(gates).build();
  }

  private static Bindings row(Circuit circuit, double... values) {
    return Bindings.of(circuit.columns(), 1, values);
  }

  @Test
  void oneRotationHasTheSecondDerivativeOfACosine() {
    var circuit = Circuit.onQubits(1).rx(Parameter.of("a").angle(), 0).build();
    var request = Request.Exact.expectations(List.of(PauliSum.parse("Z")));
    for (var angle : new double[] {0, .7, -2.5}) {
      var seen =
          Simulator.exact()
              .forward(circuit, row(circuit, angle), request)
              .curvature()
              .orElseThrow()
              .hessianTimes(List.of(Cotangent.ofExpectations(1)), row(circuit, 2));
      assertThat(seen.value(0, 0)).isCloseTo(-2 * Math.cos(angle), within(1e-14));
    }
  }

  /// A layer of `ry` moves each qubit on its own; `rz` behind it moves it by the variance of Z,
  /// `sin²θ`, over four.
  @Test
  void rotationsOfOneLayerHaveTheMetricOfASphere() {
    var builder = Circuit.onQubits(3);
    for (var q = 0; q < 3; q++) {
      builder.ry(Parameter.of("a" + q).angle(), q).rz(Parameter.of("b" + q).angle(), q);
    }
    var circuit = builder.build();
    var at = new Random(11).doubles(6, -2, 2).toArray();
    var metric = curvatureOfState(circuit, row(circuit, at)).metrics().getFirst();
    var expected = new double[6];
    for (var q = 0; q < 3; q++) {
      var turned = circuit.columns().index(Parameter.of("a" + q)).orElseThrow();
      expected[turned] = .25;
      expected[circuit.columns().index(Parameter.of("b" + q)).orElseThrow()] =
          Math.pow(Math.sin(at[turned]), 2) / 4;
    }
    for (var r = 0; r < 6; r++) {
      for (var c = 0; c < 6; c++) {
        assertThat(metric.re(r, c)).isCloseTo(r == c ? expected[r] : 0, within(1e-14));
      }
    }
  }

  private static Curvature curvatureOfState(Circuit circuit, Bindings bindings) {
    return Simulator.exact().forward(circuit, bindings, STATE).curvature().orElseThrow();
  }

  @Test
  void manyThreadsGiveTheSameNumbers() {
    var circuit = shared();
    var random = new Random(12);
    var bindings = GradientTest.randomRows(circuit.columns(), 4000, random);
    var vectors = GradientTest.randomRows(circuit.columns(), 4000, random);
    var cotangents = Collections.nCopies(4000, Cotangent.ofExpectations(1, -2, .5));
    var one = curvature(StateVectorTest.simulator(Map.of("threads", "1")), circuit, bindings);
    var two = curvature(StateVectorTest.simulator(Map.of("threads", "2")), circuit, bindings);
    assertThat(two.hessianTimes(cotangents, vectors))
        .isEqualTo(one.hessianTimes(cotangents, vectors));
    assertThat(two.metricTimes(vectors)).isEqualTo(one.metricTimes(vectors));
    assertThat(two.metrics()).isEqualTo(one.metrics());
  }

  @Test
  void vectorsForOtherRowsAreRefused() {
    var circuit = Circuit.onQubits(1).rx(Parameter.of("a").angle(), 0).build();
    var curvature = curvatureOfState(circuit, row(circuit, .3));
    var two = Bindings.of(circuit.columns(), 2, new double[] {1, 2});
    assertThatThrownBy(() -> curvature.metricTimes(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 vectors for 1 rows; one per row");
    assertThatThrownBy(() -> curvature.hessianTimes(List.of(), row(circuit, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 cotangents for 1 rows; one per row");
  }
}
