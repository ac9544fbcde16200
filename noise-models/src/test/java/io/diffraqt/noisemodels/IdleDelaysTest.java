package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Delay;
import io.diffraqt.circuit.Instruction.DelayUnit;
import io.diffraqt.circuit.Instruction.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleDelaysTest {
  /// Gates take as many seconds as they have operands, a measurement 8.
  private static double seconds(Instruction instruction) {
    return switch (instruction) {
      case Apply apply -> apply.qubits().size();
      case Measure _ -> 8;
      case Delay delay -> delay.duration();
      case Conditional conditional ->
          conditional.then().stream().mapToDouble(IdleDelaysTest::seconds).sum();
      case Instruction.Reset _, Instruction.Barrier _, Instruction.Noise _, Instruction.Prepare _ ->
          0;
    };
  }

  @Test
  void aQubitStartsLateRatherThanWaiting() {
    var circuit = Circuit.onQubits(2).h(0).h(1).h(1).h(1).cx(0, 1).build();

    assertThat(timed(circuit)).isEqualTo(circuit);
  }

  @Test
  void aQubitThatHasBegunWaitsForItsPartner() {
    var circuit = Circuit.onQubits(3).cx(0, 1).h(1).h(1).cx(1, 2).cx(0, 1).build();

    assertThat(timed(circuit))
        .isEqualTo(
            Circuit.onQubits(3).cx(0, 1).h(1).h(1).cx(1, 2).add(pause(4, 0)).cx(0, 1).build());
  }

  @Test
  void measurementsTakeTime() {
    var circuit = Circuit.onQubits(2).h(0).cx(0, 1).measure(0, 0).cx(0, 1).measure(0, 1).build();

    assertThat(timed(circuit).instructions().get(3)).isEqualTo(pause(8, 1));
  }

  @Test
  void barriersHoldQubitsBack() {
    var circuit = Circuit.onQubits(2).h(0).h(1).barrier().h(1).h(1).barrier().h(0).h(1).build();

    assertThat(timed(circuit))
        .isEqualTo(
            Circuit.onQubits(2)
                .h(0)
                .h(1)
                .barrier()
                .h(1)
                .h(1)
                .barrier()
                .add(pause(2, 0))
                .h(0)
                .h(1)
                .build());
  }

  @Test
  void writtenDelaysCountAsTimeSpent() {
    var circuit = Circuit.onQubits(2).cx(0, 1).add(pause(5, 0)).h(1).cx(0, 1).build();

    assertThat(timed(circuit).instructions())
        .containsSubsequence(pause(5, 0), pause(4, 1))
        .hasSize(5);
  }

  @Test
  void aConditionWaitsForItsBit() {
    var branch = new Conditional(new Condition.Bit(0), List.of(x(1)), List.of());
    var circuit = Circuit.onQubits(2).cx(0, 1).measure(0, 0).add(branch).build();

    assertThat(timed(circuit).instructions().get(2)).isEqualTo(pause(8, 1));
  }

  @Test
  void nothingIsAddedToACircuitWithoutWaiting() {
    assertThat(timed(Circuit.onQubits(0).build()).instructions()).isEmpty();
    var phase = Circuit.onQubits(1).gphase(.1).h(0).gphase(.2).build();
    assertThat(timed(phase)).isEqualTo(phase);
  }

  private static Circuit timed(Circuit circuit) {
    return IdleDelays.in(circuit, IdleDelaysTest::seconds);
  }

  private static Instruction x(int qubit) {
    return Circuit.onQubits(qubit + 1).x(qubit).build().instructions().getFirst();
  }

  private static Delay pause(double seconds, int qubit) {
    return new Delay(seconds, DelayUnit.SECOND, List.of(qubit));
  }
}
