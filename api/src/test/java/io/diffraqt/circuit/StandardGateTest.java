package io.diffraqt.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardGateTest {
  private static final double EXACT = 1e-14;

  @ParameterizedTest
  @EnumSource
  void theMatrixIsUnitary(StandardGate gate) {
    assertThat(gate.matrix(angles(gate)).isUnitary(EXACT)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theDecompositionIsTheMatrixWithItsGlobalPhase(StandardGate gate) {
    var angles = angles(gate);
    var steps = gate.decomposition(constants(angles), operands(gate));
    var circuit = Circuit.onQubits(gate.qubits()).addAll(List.copyOf(steps)).build();
    assertThat(Dense.unitary(circuit).distance(gate.matrix(angles))).isLessThan(1e-14);
  }

  @ParameterizedTest
  @EnumSource
  void theDecompositionEndsInElementaryGates(StandardGate gate) {
    var steps = gate.decomposition(constants(angles(gate)), operands(gate));
    for (var depth = 0; depth < 8; depth++) {
      steps =
          steps.stream()
              .flatMap(
                  s -> ((StandardGate) s.gate()).decomposition(s.angles(), s.qubits()).stream())
              .toList();
    }
    assertThat(steps).allMatch(s -> ((StandardGate) s.gate()).isElementary());
  }

  @ParameterizedTest
  @EnumSource
  void theInverseUndoesTheGate(StandardGate gate) {
    var angles = angles(gate);
    var undo = gate.inverse(constants(angles), operands(gate));
    var undone = Dense.embed(undo, gate.qubits()).times(gate.matrix(angles));
    assertThat(undone.distance(ComplexMatrix.identity(1 << gate.qubits()))).isLessThan(EXACT);
  }

  @ParameterizedTest
  @EnumSource
  void theDerivativeIsTheLimitOfDifferences(StandardGate gate) {
    var angles = angles(gate);
    for (var k = 0; k < gate.angleCount(); k++) {
      var step = 1e-5;
      var difference =
          moved(gate, angles, k, step)
              .minus(moved(gate, angles, k, -step))
              .times(Complex.of(1 / (2 * step)));
      assertThat(gate.derivative(k, angles).distance(difference)).isLessThan(1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theControlledRowIsTheControlledMatrix(StandardGate gate) {
    StandardGate.controlled(gate)
        .ifPresent(row -> {
          var angles = angles(gate);
          var general = new ControlledGate(gate, List.of(true));
          assertThat(row.matrix(angles).distance(general.matrix(angles))).isLessThan(EXACT);
        });
  }

  @ParameterizedTest
  @EnumSource
  void theNameFindsTheRow(StandardGate gate) {
    assertThat(StandardGate.named(gate.gateName())).contains(gate);
  }

  @Test
  void theFirstOperandIsTheLeastSignificantBit() {
    var cx = StandardGate.CX.matrix();
    assertThat(cx.at(3, 1)).isEqualTo(Complex.ONE);
    assertThat(cx.at(2, 2)).isEqualTo(Complex.ONE);
  }

  @Test
  void aWrongNumberOfAnglesIsRefusedWithBothNumbers() {
    assertThatThrownBy(() -> StandardGate.RX.matrix(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gate rx takes 1 angles, and got 2");
  }

  @Test
  void negativeControlsActOnZero() {
    var gate = new ControlledGate(StandardGate.X, List.of(false));
    assertThat(gate.matrix().at(2, 0)).isEqualTo(Complex.ONE);
    assertThat(gate.matrix().at(3, 3)).isEqualTo(Complex.ONE);
  }

  @Test
  void controlsAddUpToTheTableWhereItHasThem() {
    assertThat(ControlledGate.of(StandardGate.X, List.of(true, true))).isEqualTo(StandardGate.CCX);
    assertThat(ControlledGate.of(StandardGate.CCX))
        .isEqualTo(new ControlledGate(StandardGate.CCX, List.of(true)));
  }

  @Test
  void theInverseOfAControlledGateUndoesIt() {
    var gate = new ControlledGate(StandardGate.U, List.of(true, false));
    var angles = new double[] {0.3, -1.2, 2.5};
    var undo = gate.inverse(constants(angles), List.of(0, 1, 2));
    var undone = undo.gate().matrix(radians(undo)).times(gate.matrix(angles));
    assertThat(undone.distance(ComplexMatrix.identity(8))).isLessThan(EXACT);
  }

  private static double[] radians(Instruction.Apply apply) {
    return apply.angles().stream().mapToDouble(a -> a.value(p -> Double.NaN)).toArray();
  }

  private static ComplexMatrix moved(StandardGate gate, double[] angles, int k, double step) {
    var moved = angles.clone();
    moved[k] += step;
    return gate.matrix(moved);
  }

  private static double[] angles(StandardGate gate) {
    return new Random(gate.ordinal()).doubles(gate.angleCount(), -4, 4).toArray();
  }

  private static List<Angle> constants(double[] angles) {
    return Arrays.stream(angles).mapToObj(Angle::of).toList();
  }

  private static List<Integer> operands(StandardGate gate) {
    return IntStream.range(0, gate.qubits()).boxed().toList();
  }
}
