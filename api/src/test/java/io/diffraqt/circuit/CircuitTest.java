package io.diffraqt.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.error.CircuitException;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private static final Parameter A = Parameter.of("a");

  @Test
  void anIndexOutOfRangeIsRefusedWhereItIsWritten() {
    assertThatThrownBy(() -> Circuit.onQubits(2).h(0).cx(0, 2))
        .isInstanceOf(CircuitException.class)
        .hasMessage("instruction 1 uses qubit 2, and the circuit has 2 (0 to 1)");
  }

  @Test
  void aRepeatedOperandIsRefused() {
    assertThatThrownBy(() -> Circuit.onQubits(2).cx(1, 1))
        .hasMessage("cx on qubits [1, 1]: qubit 1 occurs twice");
  }

  @Test
  void withoutRegistersTheRegisterCGrows() {
    var circuit = Circuit.onQubits(3).measure(2, 0).measure(0, 1).build();
    assertThat(circuit.registers()).containsExactly(new Register("c", 0, 2));
  }

  @Test
  void aDeclaredRegisterDoesNotGrow() {
    assertThatThrownBy(() -> Circuit.onQubits(1).register("m", 1).measure(0, 1))
        .hasMessageContaining("uses bit 1, and the circuit has 1");
  }

  @Test
  void parametersComeInTheOrderOfFirstUseAfterDeclaredOnes() {
    var b = Parameter.of("b");
    var circuit = Circuit.onQubits(1).parameter(b).rx(A.angle(), 0).ry(b.angle(), 0).build();
    assertThat(circuit.parameters()).containsExactly(b, A);
  }

  @Test
  void bindingReplacesParametersAndSlots() {
    var slot = new Amplitudes.Slot("psi", 1);
    var circuit = Circuit.onQubits(1).prepare(slot, 0).rx(A.angle().times(2), 0).build();
    var bindings = Bindings.of(circuit.columns(), 1, new double[] {0.25, 3, 0, 0, 4});
    assertThat(circuit.bound(bindings, 0).instructions())
        .containsExactly(
            new Instruction.Prepare(
                List.of(0), Amplitudes.of(new double[] {3, 0}, new double[] {0, 4})),
            new Apply(StandardGate.RX, List.of(Angle.of(0.5)), List.of(0)));
  }

  @Test
  void anUnboundParameterIsNamed() {
    var circuit = Circuit.onQubits(1).rx(A.angle(), 0).build();
    assertThatThrownBy(() -> circuit.bound(Bindings.none(), 0))
        .isInstanceOf(CircuitException.class)
        .hasMessage("unbound parameter a; give it a value in the bindings");
  }

  @Test
  void anUnknownParameterIsNamedBesideThoseThereAre() {
    var circuit = Circuit.onQubits(1).rx(A.angle(), 0).build();
    var bindings = Bindings.of(Map.of(A, 1.0, Parameter.of("typo"), 2.0));
    assertThatThrownBy(() -> circuit.bound(bindings, 0))
        .hasMessage("the circuit has no parameter typo; it has a");
  }

  @Test
  void theInverseIsTheAdjoint() {
    var circuit =
        Circuit.onQubits(3).h(0).u(.1, .2, .3, 1).ccx(0, 1, 2).iswap(0, 2).crz(1.1, 2, 1).build();
    var product = Dense.unitary(circuit.inverse()).times(Dense.unitary(circuit));
    assertThat(product.distance(ComplexMatrix.identity(8))).isLessThan(1e-14);
  }

  @Test
  void aMeasurementHasNoInverse() {
    assertThatThrownBy(() -> Circuit.onQubits(1).measure(0, 0).build().inverse())
        .hasMessage("measure has no inverse; only gates have");
  }

  @Test
  void depthCountsChainsAndBarriersOrderThem() {
    assertThat(Circuit.onQubits(2).h(0).h(1).cx(0, 1).build().depth()).isEqualTo(2);
    assertThat(Circuit.onQubits(2).h(0).barrier().h(1).build().depth()).isEqualTo(2);
    assertThat(Circuit.onQubits(3).cx(0, 1).h(2).cx(1, 2).build().multiQubitDepth()).isEqualTo(2);
  }

  @Test
  void midCircuitMeasurementIsTold() {
    assertThat(Circuit.onQubits(2).h(0).measureAll().build().hasMidCircuitMeasurement()).isFalse();
    assertThat(Circuit.onQubits(1).measure(0, 0).x(0).build().hasMidCircuitMeasurement()).isTrue();
    assertThat(
            Circuit.onQubits(1).measureKeeping(0, 0, Keep.ONE).build().hasMidCircuitMeasurement())
        .isTrue();
  }

  @Test
  void conditionsReadBits() {
    var condition =
        new Condition.All(
            List.of(
                new Condition.Compare(List.of(0, 1), Condition.Relation.AT_LEAST, 2),
                new Condition.Not(new Condition.Bit(2))));
    assertThat(condition.holds(bit -> 0b010 >> bit & 1)).isTrue();
    assertThat(condition.holds(bit -> 0b110 >> bit & 1)).isFalse();
    assertThat(condition.holds(bit -> 0b001 >> bit & 1)).isFalse();
  }

  @Test
  void zeroAmplitudesAreNoState() {
    assertThatThrownBy(() -> Amplitudes.real(0, 0))
        .hasMessage("amplitudes have norm 0.0; a state needs a finite norm above zero");
  }

  @Test
  void relabelledInstructionsKeepTheirBits() {
    var circuit = Circuit.onQubits(2).cx(0, 1).measure(1, 0).build();
    var moved = circuit.onQubits(9, true, q -> 7 - q);
    assertThat(moved.usedQubits()).containsExactly(6, 7);
    assertThat(moved.instructions().getLast()).isEqualTo(new Instruction.Measure(6, 0, Keep.BOTH));
  }

  @Test
  void bindingsAreArrangedByName() {
    var b = Parameter.of("b");
    var circuit = Circuit.onQubits(1).rx(A.angle(), 0).ry(b.angle(), 0).build();
    var table = Bindings.ofRows(List.of(b, A), new double[] {1, 2}, new double[] {3, 4});
    assertThat(table.arrangedFor(circuit.columns()).row(1)).containsExactly(4, 3);
  }

  @Test
  void aBindingThatIsNoNumberIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> Bindings.ofRows(List.of(A), new double[] {1}, new double[] {0. / 0}))
        .hasMessage("binding row 1, column 0 is NaN, not a finite number");
  }
}
