package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.gradient.Gradients;
import io.diffraqt.observable.PauliSum;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every shift rule against central differences of the oracle, which itself differentiates nothing.
final class ShiftedGradientTest {
  private static final Parameter A = Parameter.of("a");
  private static final double STEP = 1e-5;

  @Test
  void everyRuleAgreesWithCentralDifferences() {
    var circuits =
        List.of(
            Circuit.onQubits(2).h(0).rx(A.angle(), 0).rzz(A.angle(), 0, 1).h(1).h(0).build(),
            Circuit.onQubits(2).h(0).ry(0.4, 1).crx(A.angle(), 0, 1).cry(A.angle(), 1, 0).build(),
            Circuit.onQubits(2).h(0).h(1).cp(A.angle(), 0, 1).p(A.angle().times(3), 0).h(0).build(),
            Circuit.onQubits(2).u(A.angle(), A.angle(), A.angle(), 0).cx(0, 1).ry(1, 0).build());
    var observable = PauliSum.parse("0.7*ZX - 0.4*XI + YZ + 0.3*IZ");
    for (var circuit : circuits) {
      var gradient = at(circuit, 0.83, observable);
      var difference =
          (exact(circuit, 0.83 + STEP, observable) - exact(circuit, 0.83 - STEP, observable))
              / (2 * STEP);
      assertThat(gradient).as(circuit.toString()).isCloseTo(difference, within(1e-8));
    }
  }

  private static Bindings bound(double value) {
    return Bindings.ofRows(List.of(A), new double[] {value});
  }

  private static double exact(Circuit circuit, double value, PauliSum observable) {
    return TinySimulator.expectation(circuit.bound(bound(value), 0), observable);
  }

  private static double at(Circuit circuit, double value, PauliSum observable) {
    var connection =
        Connection.to("tiny", TinySimulator.of(2, 1), Surroundings.ofThisProcess().withSeed(1));
    return new Gradients(connection)
        .of(circuit, bound(value), observable, Request.Samples.of(1))
        .getFirst()
        .derivatives()
        .getFirst()
        .value();
  }
}
