package io.diffraqt.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.gradient.Curvatures;
import io.diffraqt.gradient.Gradient;
import io.diffraqt.gradient.Gradients;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalGradientTest {
  private static final Parameter A = Parameter.of("a");
  private static final Parameter B = Parameter.of("b");
  private static final PauliSum ENERGY = PauliSum.parse("Z");

  private static Connection simulator() {
    return Connection.to("simulator", Simulator.exact(), Surroundings.ofThisProcess().withSeed(1));
  }

  /// `⟨Z⟩ = cos 5a·cos b`: the two angles move the state at very different speeds.
  private static Circuit uneven() {
    return Circuit.onQubits(1).rx(A.angle().times(5), 0).ry(B.angle(), 0).build();
  }

  private static double[] values(Gradient gradient) {
    return gradient.derivatives().stream().mapToDouble(Gradient.Derivative::value).toArray();
  }

  @Test
  void dampedMetricsTimesNaturalGradientsAreGradients() {
    var connection = simulator();
    var curvatures = new Curvatures(connection);
    var slot = new Amplitudes.Slot("x", 1);
    var circuit =
        Circuit.onQubits(2)
            .prepare(slot, 0)
            .rx(A.angle(), 0)
            .cx(0, 1)
            .ry(B.angle().plus(A.angle().times(.5)), 1)
            .crz(A.angle(), 0, 1)
            .h(0)
            .build();
    var bindings =
        Bindings.of(
            circuit.columns(), 2, new double[] {.4, -.8, 1, .3, .2, -.5, 1.4, .6, .1, .9, -.3, .2});
    var observable = PauliSum.parse("XZ - 0.5*ZI");
    var natural = curvatures.natural(circuit, bindings, observable, .05);
    var plain = new Gradients(connection).of(circuit, bindings, observable, Request.Samples.of(1));
    var metrics = curvatures.metrics(circuit, bindings);
    for (var row = 0; row < 2; row++) {
      var x = values(natural.get(row));
      var g = metrics.get(row);
      for (var k = 0; k < 2; k++) {
        var back = g.re(k, 0) * x[0] + g.re(k, 1) * x[1] + .05 * x[k];
        assertThat(back).isCloseTo(values(plain.get(row))[k], within(1e-10));
      }
      assertThat(natural.get(row).value()).isEqualTo(plain.get(row).value());
    }
  }

  /// Ten steps of equal length on the sphere end at the ground state; plain ones of the same rate
  /// jump across the valley of the fast angle.
  @Test
  void naturalDescentDoesNotCareHowFastAnAngleTurns() {
    var curvatures = new Curvatures(simulator());
    var gradients = new Gradients(simulator());
    var natural = new double[] {.1, .2};
    var plain = natural.clone();
    for (var step = 0; step < 30; step++) {
      var at = Bindings.ofRows(List.of(A, B), natural);
      step(natural, values(curvatures.natural(uneven(), at, ENERGY, 1e-3).getFirst()));
      var there = Bindings.ofRows(List.of(A, B), plain);
      step(plain, values(gradients.of(uneven(), there, ENERGY, Request.Samples.of(1)).getFirst()));
    }
    assertThat(energy(natural)).isLessThan(-.999);
    assertThat(energy(plain)).isGreaterThan(-.9);
  }

  private static void step(double[] at, double[] slope) {
    for (var k = 0; k < at.length; k++) {
      at[k] -= .1 * slope[k];
    }
  }

  private static double energy(double[] at) {
    return Math.cos(5 * at[0]) * Math.cos(at[1]);
  }

  @Test
  void hessiansOfACosineAreCosines() {
    var at = Bindings.ofRows(List.of(A, B), new double[] {.3, -.4});
    var along = Bindings.ofRows(List.of(A, B), new double[] {1, 2});
    var seen = new Curvatures(simulator()).hessianTimes(uneven(), at, ENERGY, along);
    var across = 5 * Math.sin(1.5) * Math.sin(-.4);
    assertThat(seen.value(0, A))
        .isCloseTo(-25 * Math.cos(1.5) * Math.cos(-.4) + 2 * across, within(1e-13));
    assertThat(seen.value(0, B))
        .isCloseTo(across - 2 * Math.cos(1.5) * Math.cos(-.4), within(1e-13));
  }

  @Test
  void dampingMustBePositive() {
    var at = Bindings.ofRows(List.of(A, B), new double[] {.3, -.4});
    for (var damping : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> new Curvatures(simulator()).natural(uneven(), at, ENERGY, damping))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("it must be positive");
    }
  }
}
