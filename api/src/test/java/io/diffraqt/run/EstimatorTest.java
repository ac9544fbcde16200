package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.PauliString;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class EstimatorTest {
  private static final Surroundings AROUND = Surroundings.ofThisProcess().withSeed(7);
  private static final Circuit STATE =
      Circuit.onQubits(3).ry(0.7, 0).rx(1.1, 1).cx(0, 1).rz(0.4, 1).ry(-0.3, 2).cx(1, 2).build();
  private static final Request.Samples SHOTS = new Request.Samples(20_000, OptionalLong.of(3));

  private static Estimator on(Backend backend) {
    return Connection.to("test", backend, AROUND).estimator();
  }

  private static List<PauliSum> allStrings() {
    var strings = new ArrayList<PauliSum>();
    for (var code = 0; code < 64; code++) {
      var letters =
          "" + "IXYZ".charAt(code >> 4) + "IXYZ".charAt(code >> 2 & 3) + "IXYZ".charAt(code & 3);
      strings.add(PauliSum.of(PauliString.parse(letters)));
    }
    return strings;
  }

  /// 64 estimates within 5 standard errors: a false alarm in fewer than 4 of 100,000 seeds.
  @Test
  void everyPauliStringIsEstimatedWithinItsStandardError() {
    var observables = allStrings();
    var estimates = on(TinySimulator.of(3, 1)).sampled(STATE, Bindings.none(), observables, SHOTS);
    for (var k = 0; k < observables.size(); k++) {
      var exact = TinySimulator.expectation(STATE, observables.get(k));
      var estimate = estimates.rows().getFirst().get(k);
      assertThat(estimate.value())
          .as(observables.get(k).toString())
          .isCloseTo(exact, within(5 * Math.sqrt((1 - exact * exact) / 20_000) + 1e-12));
      assertThat(estimate.variance()).isCloseTo(1 - exact * exact, within(0.05));
    }
  }

  @Test
  void aSumOverGroupsAddsTheirSquaredErrors() {
    var sum = PauliSum.parse("0.5*XII + 0.25*ZII - 2*III");
    var result = on(TinySimulator.of(3, 1)).sampled(STATE, Bindings.none(), List.of(sum), SHOTS);
    var estimate = result.estimate();
    assertThat(estimate.value())
        .isCloseTo(TinySimulator.expectation(STATE, sum), within(5 * estimate.standardError()));
    assertThat(estimate.shots()).isEqualTo(40_000);
    assertThat(estimate.standardError())
        .isCloseTo(Math.sqrt(estimate.variance() / 20_000), within(1e-12));
  }

  @Test
  void aMatrixIsMeasuredAsItsPauliStrings() {
    var matrix = ComplexMatrix.real(4, 4, 1, 2, 0, 0, 2, -1, 0, 0.5, 0, 0, 3, 0, 0, 0.5, 0, 0);
    var form = PauliForm.of(new HermitianObservable(matrix, List.of(2, 0)));
    var rebuilt = ComplexMatrix.real(4, 4, new double[16]);
    for (var term : form.terms()) {
      rebuilt = rebuilt.plus(onTwoQubits(term.string()).times(new Complex(term.coefficient(), 0)));
    }
    assertThat(rebuilt.distance(matrix)).isLessThan(1e-12);
  }

  private static ComplexMatrix onTwoQubits(PauliString string) {
    var matrices = new ArrayList<ComplexMatrix>();
    for (var qubit : List.of(2, 0)) {
      var pauli = string.factors().get(qubit);
      matrices.add(pauli == null ? ComplexMatrix.identity(2) : pauli.matrix());
    }
    return matrices.get(1).kron(matrices.get(0));
  }

  @Test
  void anExactBackendSpendsNoShots() {
    var result =
        on(TinySimulator.of(3, 1))
            .estimate(STATE, Bindings.none(), List.of(PauliSum.parse("ZZI")), 100);
    assertThat(result.estimate().shots()).isZero();
    assertThat(result.estimate().value())
        .isCloseTo(TinySimulator.expectation(STATE, PauliSum.parse("ZZI")), within(1e-12));
  }

  @Test
  void aBackendOfCountsIsMeasuredAndRefusesExactValues() {
    var backend =
        Backend.sampling(
            Target.unrestricted("counts", 3),
            (circuit, shots) -> TinySimulator.counts(circuit, shots, AROUND.random()));
    var observables = List.of(PauliSum.parse("IIZ"));
    var result = on(backend).estimate(STATE, Bindings.none(), observables, 4000);
    assertThat(result.estimate().shots()).isEqualTo(4000);
    assertThat(result.estimate().value()).isCloseTo(Math.cos(0.7), within(0.06));
    assertThatThrownBy(() -> on(backend).exact(STATE, Bindings.none(), observables))
        .isInstanceOf(RefusedException.class)
        .hasMessage("test gives counts, not exact values; ask for shots");
  }

  @Test
  void eachRowOfTheBindingsHasItsEstimates() {
    var theta = Parameter.of("theta");
    var circuit = Circuit.onQubits(1).ry(theta.angle(), 0).build();
    var bindings = Bindings.ofRows(List.of(theta), new double[] {0}, new double[] {Math.PI});
    var observables = List.of(PauliSum.parse("Z"), PauliSum.parse("X"));
    var rows = on(TinySimulator.of(1, 1)).sampled(circuit, bindings, observables, SHOTS).rows();
    assertThat(rows.get(0).getFirst().value()).isEqualTo(1);
    assertThat(rows.get(1).getFirst().value()).isEqualTo(-1);
  }

  @Test
  void anObservableBeyondTheCircuitIsRefused() {
    var observables = List.of(PauliSum.parse("ZIIII"));
    assertThatThrownBy(
            () -> on(TinySimulator.of(3, 1)).sampled(STATE, Bindings.none(), observables, SHOTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs 5 qubits, and the circuit has 3");
  }
}
