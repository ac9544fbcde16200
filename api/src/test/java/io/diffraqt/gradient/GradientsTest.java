package io.diffraqt.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.result.Counts;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import io.diffraqt.target.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GradientsTest {
  private static final Parameter A = Parameter.of("a");
  private static final Parameter B = Parameter.of("b");
  private static final Request.Samples SHOTS = Request.Samples.of(100_000);
  private static final PauliSum Z = PauliSum.parse("Z");

  /// A backend without noise in its counts: shots are dealt out by probability, which one measured
  /// qubit after `ry` rotations has in closed form.
  private static Connection dealing() {
    var backend =
        Backend.sampling(
            Target.unrestricted("dealing", 2),
            (circuit, shots) -> {
              var angle =
                  circuit
                      .flattened()
                      .filter(Instruction.Apply.class::isInstance)
                      .map(Instruction.Apply.class::cast)
                      .filter(apply -> !apply.angles().isEmpty())
                      .mapToDouble(apply -> apply.angles().getFirst().value(_ -> 0))
                      .sum();
              var ones = Math.round(shots * (1 - Math.cos(angle)) / 2);
              var counts = new HashMap<String, Long>(Map.of("1", ones, "0", shots - ones));
              return Counts.of(circuit.registers(), counts);
            });
    return Connection.to("dealing", backend, Surroundings.ofThisProcess().withSeed(1));
  }

  @Test
  void shiftsGiveTheDerivativeOfRepeatedAndScaledParameters() {
    var circuit =
        Circuit.onQubits(1).ry(A.angle().times(2), 0).ry(A.angle().plus(B.angle()), 0).build();
    var bindings = Bindings.ofRows(List.of(A, B), new double[] {0.3, 0.2}, new double[] {-1, 2});
    var gradients = new Gradients(dealing()).of(circuit, bindings, Z, SHOTS);
    assertThat(gradients).hasSize(2);
    for (var row = 0; row < 2; row++) {
      var angle = 3 * bindings.value(row, A) + bindings.value(row, B);
      var gradient = gradients.get(row);
      assertThat(gradient.value().value()).isCloseTo(Math.cos(angle), within(1e-4));
      assertThat(gradient.derivatives().get(0).value())
          .isCloseTo(-3 * Math.sin(angle), within(1e-4));
      assertThat(gradient.derivatives().get(1).value()).isCloseTo(-Math.sin(angle), within(1e-4));
      assertThat(gradient.derivatives().get(1).parameter()).isEqualTo(B);
    }
  }

  /// Two terms of weight 1/2, each with the variance of its own shots.
  @Test
  void theStandardErrorOfADerivativeIsThatOfItsTerms() {
    var circuit = Circuit.onQubits(1).ry(A.angle(), 0).build();
    var gradient =
        new Gradients(dealing()).of(circuit, Bindings.of(Map.of(A, 0.4)), Z, SHOTS).getFirst();
    assertThat(gradient.derivatives().getFirst().standardError())
        .isCloseTo(Math.cos(0.4) / Math.sqrt(2 * 100_000), within(1e-6));
  }

  @Test
  void boundAmplitudesHaveNoShiftRule() {
    var slot = new Amplitudes.Slot("psi", 1);
    var circuit = Circuit.onQubits(1).prepare(slot, 0).build();
    var bindings = Bindings.of(circuit.columns(), 1, new double[] {1, 0, 0, 0});
    assertThatThrownBy(() -> new Gradients(dealing()).of(circuit, bindings, Z, SHOTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have no shift rule");
  }

  @Test
  void secondDerivativesAreRefusedWhereValuesAreSampled() {
    var circuit = Circuit.onQubits(1).ry(A.angle(), 0).build();
    var bindings = Bindings.ofRows(List.of(A), new double[] {0.3});
    assertThatThrownBy(() -> new Curvatures(dealing()).metrics(circuit, bindings))
        .isInstanceOf(UnsupportedCircuitException.class)
        .hasMessage(
            "dealing cannot run this circuit: it knows no exact second derivatives; differentiate on"
                + " a simulator that does");
  }
}
