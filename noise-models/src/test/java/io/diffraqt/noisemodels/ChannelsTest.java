package io.diffraqt.noisemodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsTest {
  private static final double EXACT = 1e-12;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void depolarizingByThirtyPercentLeavesSevenTenthsOfZ() {
    var rho = DensityOracle.apply(Depolarizing.towardsMixed(.3, 1).channel(), basis(1, 0));

    assertThat(rho.re(0, 0) - rho.re(1, 1)).isCloseTo(.7, within(EXACT));
    assertThat(rho.times(rho).trace().re()).isCloseTo(.745, within(EXACT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void depolarizingMixesInTheIdentity(int qubits) {
    var rho = randomState(qubits, 7);
    var size = 1 << qubits;
    for (var p : List.of(0.0, .01, .5, 1.0, Depolarizing.mostMixing(qubits))) {
      var mixed =
          rho.times(Complex.of(1 - p))
              .plus(ComplexMatrix.identity(size).times(Complex.of(p / size)));
      var after = DensityOracle.apply(Depolarizing.towardsMixed(p, qubits).channel(), rho);
      assertThat(after.distance(mixed)).as("p = %s", p).isLessThan(EXACT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theTwoStrengthsOfDepolarizingAreRelatedByTheNumberOfPaulis(int qubits) {
    var noise = Depolarizing.towardsMixed(.2, qubits);

    assertThat(noise.pauliProbability()).isCloseTo(.2 * (1 - Math.pow(4, -qubits)), within(EXACT));
    assertThat(Depolarizing.ofRandomPauli(noise.pauliProbability(), qubits).mixing())
        .isCloseTo(.2, within(EXACT));
  }

  @Test
  void aRandomPauliWithProbabilityQIsEachOfThreeWithAThird() {
    var rho = randomState(1, 3);
    var sum = rho.times(Complex.of(.7));
    for (var letter : List.of("X", "Y", "Z")) {
      var pauli = PauliWord.matrix(letter);
      sum = sum.plus(pauli.times(rho).times(pauli).times(Complex.of(.1)));
    }

    assertThat(DensityOracle.apply(Depolarizing.ofRandomPauli(.3, 1).channel(), rho).distance(sum))
        .isLessThan(EXACT);
  }

  @Test
  void depolarizingTwiceMultipliesWhatIsKept() {
    var one = Depolarizing.towardsMixed(.1, 2);
    var other = Depolarizing.towardsMixed(.25, 2);

    assertThat(one.then(other).mixing()).isCloseTo(1 - .9 * .75, within(EXACT));
    assertSame(one.channel().then(other.channel()), one.then(other).channel());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void depolarizingHasTheAverageErrorItIsMadeFrom(int qubits) {
    assertThat(1 - Depolarizing.ofAverageError(.02, qubits).channel().averageFidelity())
        .isCloseTo(.02, within(EXACT));
  }

  @Test
  void amplitudeDampingMovesPopulationDownAndShrinksCoherence() {
    var rho = randomState(1, 5);
    var after = DensityOracle.apply(AmplitudeDamping.of(.36).channel(), rho);

    assertThat(after.re(1, 1)).isCloseTo(.64 * rho.re(1, 1), within(EXACT));
    assertThat(after.at(0, 1).minus(rho.at(0, 1).times(.8)).abs()).isLessThan(EXACT);
  }

  @Test
  void amplitudeDampingsMultiplyWhatSurvives() {
    var both = AmplitudeDamping.of(.1).channel().then(AmplitudeDamping.of(.3).channel());

    assertSame(both, AmplitudeDamping.of(1 - .9 * .7).channel());
  }

  @Test
  void fullDampingEndsInTheThermalState() {
    var after = DensityOracle.apply(new AmplitudeDamping(1, .2).channel(), randomState(1, 9));

    assertThat(after.distance(ComplexMatrix.real(2, 2, .8, 0, 0, .2))).isLessThan(EXACT);
  }

  @Test
  void fullPumpingEndsInStateOne() {
    var after = DensityOracle.apply(new AmplitudeDamping(1, 1).channel(), randomState(1, 9));

    assertThat(after.distance(basis(1, 1))).isLessThan(EXACT);
  }

  @Test
  void phaseDampingOnlyShrinksCoherence() {
    var rho = randomState(1, 6);
    var after = DensityOracle.apply(new PhaseDamping(.36).channel(), rho);

    assertThat(after.re(1, 1)).isCloseTo(rho.re(1, 1), within(EXACT));
    assertThat(after.at(0, 1).minus(rho.at(0, 1).times(.8)).abs()).isLessThan(EXACT);
    assertSame(
        PhaseDamping.ofPhaseFlip(.1).channel(),
        KrausChannel.of(
            PauliWord.matrix("I").times(Complex.of(Math.sqrt(.9))),
            PauliWord.matrix("Z").times(Complex.of(Math.sqrt(.1)))));
  }

  @Test
  void relaxationTakesPopulationsByT1AndCoherencesByT2() {
    var rho = randomState(1, 8);
    var after = DensityOracle.apply(new ThermalRelaxation(30e-6, 100e-6, 80e-6, .1).channel(), rho);
    var kept = Math.exp(-.3);

    assertThat(after.re(1, 1)).isCloseTo(.1 + (rho.re(1, 1) - .1) * kept, within(EXACT));
    assertThat(after.at(0, 1).minus(rho.at(0, 1).times(Math.exp(-.375))).abs()).isLessThan(EXACT);
  }

  @Test
  void relaxationForTwoTimesIsRelaxationForTheirSum() {
    var first = new ThermalRelaxation(1e-6, 50e-6, 70e-6, .05).channel();
    var second = new ThermalRelaxation(3e-6, 50e-6, 70e-6, .05).channel();

    assertSame(first.then(second), new ThermalRelaxation(4e-6, 50e-6, 70e-6, .05).channel());
  }

  @Test
  void relaxationWithT2OfTwiceT1IsAmplitudeDamping() {
    assertSame(
        ThermalRelaxation.capped(10e-6, 50e-6, 1).channel(),
        AmplitudeDamping.of(1 - Math.exp(-.2)).channel());
  }

  @Test
  void relaxationWithoutTimesOrWithoutTimeIsTheIdentity() {
    assertThat(new ThermalRelaxation(1, INFINITE, INFINITE, 0).isIdentity()).isTrue();
    assertThat(new ThermalRelaxation(0, 1e-5, 1e-5, 0).isIdentity()).isTrue();
    assertThat(new ThermalRelaxation(1, INFINITE, 1, 0).isIdentity()).isFalse();
    assertSame(
        new ThermalRelaxation(2e-6, INFINITE, 1e-5, 0).channel(),
        new PhaseDamping(1 - Math.exp(-.4)).channel());
  }

  @Test
  void overrotationAboutXTurnsZIntoMinusY() {
    var after = DensityOracle.apply(new CoherentOverrotation("X", .3).channel(), basis(1, 0));

    assertThat(after.re(1, 1)).isCloseTo(Math.pow(Math.sin(.15), 2), within(EXACT));
    assertThat(after.times(after).trace().re()).isCloseTo(1, within(EXACT));
  }

  @Test
  void theRightmostAxisOfAnOverrotationIsThatOfOperandZero() {
    var flipped =
        DensityOracle.apply(new CoherentOverrotation("IX", Math.PI).channel(), basis(2, 0));

    assertThat(flipped.distance(basis(2, 1))).isLessThan(EXACT);
  }

  @Test
  void overrotationsAboutOneAxisAddUp() {
    var small = new CoherentOverrotation("ZX", .2);

    assertThat(small.then(small)).isEqualTo(new CoherentOverrotation("ZX", .4));
    assertSame(small.channel().then(small.channel()), small.then(small).channel());
  }

  static Stream<KrausChannel> everyKind() {
    var all = new ArrayList<KrausChannel>();
    for (var x : List.of(0.0, 1e-9, .3, .999, 1.0)) {
      all.add(Depolarizing.towardsMixed(x, 1).channel());
      all.add(Depolarizing.towardsMixed(x, 2).channel());
      all.add(Depolarizing.ofRandomPauli(x, 2).channel());
      all.add(new PhaseDamping(x).channel());
      all.add(new CoherentOverrotation("YZ", x).channel());
      for (var excited : List.of(0.0, .2, 1.0)) {
        all.add(new AmplitudeDamping(x, excited).channel());
        all.add(new ThermalRelaxation(x, .5, 1, excited).channel());
        all.add(new ThermalRelaxation(x, .5, .1, excited).channel());
      }
    }
    return all.stream();
  }

  /// The Choi matrix, the channel on half of an entangled pair, has to be a state.
  @ParameterizedTest
  @MethodSource("everyKind")
  void everyChannelKeepsTraceAndPositivity(KrausChannel channel) {
    var qubits = channel.qubits();
    var d = 1 << qubits;
    var pair =
        ComplexMatrix.fill(
            d * d,
            d * d,
            (r, c) -> r % d == r / d && c % d == c / d ? Complex.of(1.0 / d) : Complex.ZERO);
    var half = KrausChannel.of(ComplexMatrix.identity(d));
    var choi = DensityOracle.apply(channel.tensor(half), pair);

    assertThat(choi.trace().minus(Complex.ONE).abs()).isLessThan(1e-9);
    assertThat(choi.isHermitian(EXACT)).isTrue();
    var random = new Random(4);
    for (var k = 0; k < 50; k++) {
      var vector = ComplexMatrix.fill(d * d, 1, (r, c) -> gaussian(random));
      assertThat(vector.adjoint().times(choi).times(vector).at(0, 0).re()).isGreaterThan(-EXACT);
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void theAverageFidelityIsThatOverRandomStates(KrausChannel channel) {
    var states = 400;
    var sum = 0.0;
    for (var seed = 0; seed < states; seed++) {
      var rho = randomState(channel.qubits(), seed);
      sum += rho.times(DensityOracle.apply(channel, rho)).trace().re();
    }

    // The fidelity of one state has a deviation of at most 1/2 and mostly far less; ten standard
    // errors of the mean at 0.15 make a false alarm all but impossible, and the seeds are fixed.
    assertThat(sum / states).isCloseTo(channel.averageFidelity(), within(.075));
  }

  @Test
  void valuesOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> Depolarizing.towardsMixed(1.34, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mixing weight 1.34 is outside 0..1.3333333333333333");
    assertThatThrownBy(() -> Depolarizing.ofRandomPauli(Double.NaN, 1))
        .hasMessage("probability of a Pauli NaN is outside 0..1.0");
    assertThatThrownBy(() -> Depolarizing.towardsMixed(.1, 0))
        .hasMessage("depolarising noise on 0 qubits; 1 to 4 are possible");
    assertThatThrownBy(() -> AmplitudeDamping.of(-.1)).hasMessage("damping -0.1 is outside 0..1.0");
    assertThatThrownBy(() -> new ThermalRelaxation(1, 1, 3, 0))
        .hasMessage("T2 of 3.0 s exceeds 2·T1 = 2.0 s; no qubit loses phase more slowly");
    assertThatThrownBy(() -> new ThermalRelaxation(-1, 1, 1, 0))
        .hasMessage("relaxation of -1.0 s; must be 0 or more and finite");
    assertThatThrownBy(() -> new ThermalRelaxation(1, 0, 1, 0))
        .hasMessage("T1 0.0 must be above 0");
    assertThatThrownBy(() -> new CoherentOverrotation("XQ", 1))
        .hasMessage("axes 'XQ'; must be 1 to 4 letters of I, X, Y, Z");
  }

  private static void assertSame(KrausChannel one, KrausChannel other) {
    assertThat(one.superoperator().distance(other.superoperator())).isLessThan(EXACT);
  }

  private static ComplexMatrix basis(int qubits, int index) {
    var size = 1 << qubits;
    return ComplexMatrix.fill(
        size, size, (r, c) -> r == index && c == index ? Complex.ONE : Complex.ZERO);
  }

  private static ComplexMatrix randomState(int qubits, int seed) {
    var random = new Random(seed);
    var vector = ComplexMatrix.fill(1 << qubits, 1, (r, c) -> gaussian(random));
    var norm = vector.adjoint().times(vector).trace().re();
    return vector.times(vector.adjoint()).times(Complex.of(1 / norm));
  }

  private static Complex gaussian(Random random) {
    return new Complex(random.nextGaussian(), random.nextGaussian());
  }
}
