package io.diffraqt.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardChannelTest {
  private static final double EXACT = 1e-14;
  private static final ComplexMatrix ID = ComplexMatrix.identity(2);
  private static final ComplexMatrix X = GateMatrices.X;
  private static final ComplexMatrix Y = GateMatrices.Y;
  private static final ComplexMatrix Z = GateMatrices.Z;

  private static ComplexMatrix after(Channel channel, ComplexMatrix before) {
    return channel.kraus().operators().stream()
        .map(k -> k.times(before).times(k.adjoint()))
        .reduce(ComplexMatrix::plus)
        .orElseThrow();
  }

  /// What a Pauli is multiplied by.
  private static double shrinks(Channel channel, ComplexMatrix pauli) {
    var moved = after(channel, pauli);
    var factor = pauli.times(moved).trace().re() / pauli.rows();
    assertThat(moved.distance(pauli.times(Complex.of(factor)))).isLessThan(EXACT);
    return factor;
  }

  private static void assertShrinks(Channel channel, double x, double y, double z) {
    assertThat(shrinks(channel, X)).isCloseTo(x, within(EXACT));
    assertThat(shrinks(channel, Y)).isCloseTo(y, within(EXACT));
    assertThat(shrinks(channel, Z)).isCloseTo(z, within(EXACT));
  }

  @Test
  void mixturesOfPaulisShrinkThoseThatTheyDoNotCommuteWith() {
    assertShrinks(StandardChannel.BIT_FLIP.of(.1), 1, .8, .8);
    assertShrinks(StandardChannel.PHASE_FLIP.of(.1), .8, .8, 1);
    assertShrinks(StandardChannel.DEPOLARIZING.of(.3), .6, .6, .6);
    assertShrinks(StandardChannel.PAULI_CHANNEL.of(.1, .2, .05), .5, .7, .4);
  }

  @Test
  void twoQubitsAreDepolarisedAlikeAndDephasedInThreeWays() {
    var depolarising = StandardChannel.TWO_QUBIT_DEPOLARIZING.of(.3);
    for (var pauli : List.of(X.kron(ID), ID.kron(Z), Y.kron(Z))) {
      assertThat(shrinks(depolarising, pauli)).isCloseTo(1 - 16 * .3 / 15, within(EXACT));
    }
    var dephasing = StandardChannel.TWO_QUBIT_DEPHASING.of(.3);
    assertThat(shrinks(dephasing, Z.kron(Z))).isCloseTo(1, within(EXACT));
    for (var pauli : List.of(X.kron(ID), ID.kron(X), Y.kron(X))) {
      assertThat(shrinks(dephasing, pauli)).isCloseTo(1 - 4 * .3 / 3, within(EXACT));
    }
  }

  @Test
  void dampingMovesPopulationDownOrBothWays() {
    var one = ComplexMatrix.real(2, 2, 0, 0, 0, 1);
    var zero = ComplexMatrix.real(2, 2, 1, 0, 0, 0);
    var damping = StandardChannel.AMPLITUDE_DAMPING.of(.36);
    assertThat(after(damping, one).re(0, 0)).isCloseTo(.36, within(EXACT));
    assertThat(after(damping, zero).distance(zero)).isLessThan(EXACT);
    assertThat(after(damping, X).re(0, 1)).isCloseTo(.8, within(EXACT));
    var both = StandardChannel.GENERALIZED_AMPLITUDE_DAMPING.of(.36, .75);
    assertThat(after(both, one).re(0, 0)).isCloseTo(.36 * .75, within(EXACT));
    assertThat(after(both, zero).re(1, 1)).isCloseTo(.36 * .25, within(EXACT));
    assertThat(after(both, X).re(0, 1)).isCloseTo(.8, within(EXACT));
  }

  @Test
  void phaseDampingLeavesPopulations() {
    var damping = StandardChannel.PHASE_DAMPING.of(.36);
    assertShrinks(damping, .8, .8, 1);
  }

  @ParameterizedTest
  @EnumSource
  void valuesFromNothingToCertaintyGiveChannels(StandardChannel kind) {
    var count = kind.valueNames().size();
    for (var value : new double[] {0, 1e-300, .3, 1. / 3, 1}) {
      var values = new Double[count];
      Arrays.fill(values, 0.0);
      values[0] = value;
      assertThat(kind.of(values).kraus().qubits()).isEqualTo(kind.qubits());
    }
    assertThat(StandardChannel.named(kind.channelName())).contains(kind);
  }

  @Test
  void whatIsNoProbabilityIsRefusedByName() {
    assertThatThrownBy(() -> StandardChannel.BIT_FLIP.of(1.1))
        .hasMessage("bit_flip with p = 1.1; it must be a probability, 0 to 1");
    assertThatThrownBy(() -> StandardChannel.AMPLITUDE_DAMPING.of(Double.NaN))
        .hasMessageContaining("gamma = NaN");
    assertThatThrownBy(() -> StandardChannel.PAULI_CHANNEL.of(.5, .4, .3))
        .hasMessage(
            "pauli_channel with probabilities [0.5, 0.4, 0.3]; their sum must be at most 1");
    assertThatThrownBy(() -> StandardChannel.PAULI_CHANNEL.of(.5))
        .hasMessage("pauli_channel takes 3 values (px, py, pz), and got 1");
  }

  @Test
  void noiseMovesWithItsQubitsAndHasNoInverse() {
    var noise = new Instruction.Noise(StandardChannel.TWO_QUBIT_DEPOLARIZING.of(.1), List.of(2, 0));
    assertThat(noise.movedTo(q -> q + 1).qubits()).containsExactly(3, 1);
    var circuit = Circuit.onQubits(3).h(0).add(noise).build();
    assertThat(circuit.hasNoise()).isTrue();
    assertThat(circuit.usedQubits()).containsExactly(0, 2);
    assertThat(circuit.depth()).isEqualTo(2);
    assertThatThrownBy(circuit::inverse).hasMessage("noise has no inverse; only gates have");
    assertThatThrownBy(() -> new Instruction.Noise(noise.channel(), List.of(1)))
        .hasMessage("noise takes 2 qubits, and got 1");
    assertThatThrownBy(() -> new Instruction.Noise(noise.channel(), List.of(1, 1)))
        .hasMessageContaining("qubit 1 occurs twice");
  }
}
