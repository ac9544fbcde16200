package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel.Placed;
import io.diffraqt.noise.ReadoutError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NoiseRulesTest {
  private static final KrausChannel ONE = Depolarizing.towardsMixed(.1, 1).channel();
  private static final KrausChannel OTHER = AmplitudeDamping.of(.2).channel();
  private static final KrausChannel TWO = Depolarizing.towardsMixed(.1, 2).channel();

  @Test
  void aRuleForAGateLeavesOtherGatesAlone() {
    var noise = rules().after(Selector.gate(StandardGate.CX), TWO).build();

    assertThat(noise.after(cx(1, 0))).containsExactly(new Placed(TWO, List.of(1, 0)));
    assertThat(noise.after(h(0))).isEmpty();
  }

  @Test
  void aRuleForAnArityMeansAllGatesOfIt() {
    var noise =
        rules().after(Selector.arity(1).except("rz"), ONE).after(Selector.arity(2), TWO).build();
    var circuit = Circuit.onQubits(2).rz(.3, 0).h(1).cx(0, 1).build();

    assertThat(circuit.instructions().stream().map(i -> noise.after(i).size()))
        .containsExactly(0, 1, 1);
  }

  @Test
  void aRuleOnOperandsKnowsTheirOrder() {
    var noise = rules().after(Selector.gate(StandardGate.CX).on(2, 3), TWO).build();

    assertThat(noise.after(cx(2, 3))).hasSize(1);
    assertThat(noise.after(cx(3, 2))).isEmpty();
    assertThat(noise.after(cx(2, 4))).isEmpty();
  }

  @Test
  void aOneQubitChannelActsOnEachOperand() {
    var noise = rules().after(Selector.all(), ONE).build();

    assertThat(noise.after(cx(4, 2)))
        .containsExactly(new Placed(ONE, List.of(4)), new Placed(ONE, List.of(2)));
  }

  @Test
  void allRulesThatMatchApplyInTheirOrder() {
    var noise =
        rules().after(Selector.arity(1), ONE).after(Selector.gate(StandardGate.H), OTHER).build();

    assertThat(noise.after(h(5)))
        .containsExactly(new Placed(ONE, List.of(5)), new Placed(OTHER, List.of(5)));
  }

  @Test
  void aGlobalPhaseMatchesNoRule() {
    var noise = rules().after(Selector.all(), ONE).build();
    var phase = Circuit.onQubits(1).gphase(.4).build().instructions().getFirst();

    assertThat(noise.after(phase)).isEmpty();
  }

  @Test
  void resetsAndWaitsHaveTheirOwnNoise() {
    var times = new Waits.Times(50e-6, 40e-6);
    var noise =
        rules().afterReset(OTHER).whileWaiting(Waits.everywhere(times).withSample(2e-9)).build();
    var seconds = 1000 * 2e-9;
    var relaxed = new ThermalRelaxation(seconds, 50e-6, 40e-6, 0).channel();

    assertThat(noise.after(new Instruction.Reset(1)))
        .containsExactly(new Placed(OTHER, List.of(1)));
    assertThat(noise.after(delay(seconds, Instruction.DelayUnit.SECOND)))
        .containsExactly(new Placed(relaxed, List.of(0)));
    assertThat(noise.after(delay(1000, Instruction.DelayUnit.DT)))
        .containsExactly(new Placed(relaxed, List.of(0)));
  }

  @Test
  void aDelayInDtNeedsAClockOnlyWhereQubitsRelax() {
    var delay = delay(1000, Instruction.DelayUnit.DT);
    var relaxing = rules().whileWaiting(Waits.everywhere(new Waits.Times(1, 1))).build();

    assertThat(rules().build().after(delay)).isEmpty();
    assertThatThrownBy(() -> relaxing.after(delay))
        .hasMessage(
            "delay of 1000.0 dt on qubits [0]: the noise model gives no length of dt; write the"
                + " delay in s, ms, us or ns");
  }

  @Test
  void qubitsWithTimesOfTheirOwnDoNotTakeThoseOfOthers() {
    var waits =
        new Waits(
            Map.of(1, new Waits.Times(1, 1)),
            Optional.of(new Waits.Times(2, 2)),
            OptionalDouble.empty());

    assertThat(waits.of(1, .5).orElseThrow().channel())
        .isEqualTo(new ThermalRelaxation(.5, 1, 1, 0).channel());
    assertThat(waits.of(7, .5).orElseThrow().channel())
        .isEqualTo(new ThermalRelaxation(.5, 2, 2, 0).channel());
  }

  @Test
  void measurementsBarriersAndPreparationsAreFree() {
    var noise = rules().after(Selector.all(), ONE).afterReset(ONE).build();
    var circuit = Circuit.onQubits(1).barrier().measure(0, 0).build();

    assertThat(circuit.instructions()).allSatisfy(i -> assertThat(noise.after(i)).isEmpty());
  }

  @Test
  void readoutIsByQubitOrByAllOthers() {
    var readout =
        Readout.everywhere(ReadoutError.symmetric(.1)).with(3, new ReadoutError(.02, .05));
    var noise = rules().readout(readout.with(4, ReadoutError.symmetric(0))).build();

    assertThat(noise.readout(0)).contains(ReadoutError.symmetric(.1));
    assertThat(noise.readout(3)).contains(new ReadoutError(.02, .05));
    assertThat(noise.readout(4)).isEmpty();
    assertThat(rules().build().readout(0)).isEmpty();
  }

  @Test
  void aChannelThatFitsNoSelectedGateIsRefused() {
    assertThatThrownBy(() -> rules().after(Selector.gate(StandardGate.H), TWO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a channel on 2 qubits after gates on 1; must be the same number, or 1");
    assertThatThrownBy(() -> rules().after(Selector.all(), TWO))
        .hasMessage(
            "a channel on 2 qubits after gates on any number of qubits; must be the same number,"
                + " or 1");
    assertThatThrownBy(() -> rules().afterReset(TWO))
        .hasMessage("a channel on 2 qubits after gates on 1; must be the same number, or 1");
    assertThatThrownBy(() -> Selector.arity(2).on(3))
        .hasMessage("gates on 2 qubits at operands [3]");
  }

  private static NoiseRules.Builder rules() {
    return NoiseRules.describedAs("a test");
  }

  private static Instruction h(int qubit) {
    return new Instruction.Apply(StandardGate.H, List.of(), List.of(qubit));
  }

  private static Instruction cx(int control, int target) {
    return new Instruction.Apply(StandardGate.CX, List.of(), List.of(control, target));
  }

  private static Instruction.Delay delay(double duration, Instruction.DelayUnit unit) {
    return new Instruction.Delay(duration, unit, List.of(0));
  }
}
