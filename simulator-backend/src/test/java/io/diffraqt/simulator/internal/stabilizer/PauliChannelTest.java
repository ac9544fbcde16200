package io.diffraqt.simulator.internal.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.simulator.internal.sample.Seeds;
import org.junit.jupiter.api.Test;

class PauliChannelTest {
  private static final int X = 1;
  private static final int Z = 2;
  private static final int Y = 3;

  private static KrausChannel mixture(double identity, double x, double y, double z) {
    double[] weights = {identity, x, z, y};
    var operators = new ComplexMatrix[4];
    for (var pauli = 0; pauli < 4; pauli++) {
      operators[pauli] = PauliCode.matrix(pauli, 1).times(Complex.of(Math.sqrt(weights[pauli])));
    }
    return KrausChannel.of(operators);
  }

  @Test
  void dephasingByProjectionsIsARandomZ() {
    var p = .3;
    var channel =
        KrausChannel.of(
            ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(1 - p)),
            ComplexMatrix.real(2, 2, 0, 0, 0, Math.sqrt(p)));
    var found = PauliChannel.of(channel).orElseThrow();
    var z = (1 - Math.sqrt(1 - p)) / 2;
    assertThat(found.probability(Z)).isCloseTo(z, within(1e-12));
    assertThat(found.error()).isCloseTo(z, within(1e-12));
    assertThat(found.shrink(X)).isCloseTo(Math.sqrt(1 - p), within(1e-12));
    assertThat(found.shrink(Z)).isCloseTo(1, within(1e-12));
  }

  @Test
  void dampingIsNoRandomPauliHoweverWeakItIs() {
    for (var p : new double[] {.3, 1e-3, 1e-6}) {
      var damping =
          KrausChannel.of(
              ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(1 - p)),
              ComplexMatrix.real(2, 2, 0, Math.sqrt(p), 0, 0));
      assertThat(PauliChannel.of(damping)).isEmpty();
    }
  }

  @Test
  void aCoherentTurnIsNoRandomPauli() {
    var turn = StandardGate.RZ.matrix(1e-3);
    assertThat(PauliChannel.of(KrausChannel.of(turn))).isEmpty();
  }

  /// By Bernstein's inequality each count is off by more than the bound with probability 2e-10.
  @Test
  void theTableDrawsEachPauliByItsProbability() {
    var channel = PauliChannel.of(mixture(.9, .07, .02, .01)).orElseThrow();
    var table = Alias.of(channel);
    var random = Seeds.generator(5);
    var counts = new int[4];
    var draws = 200_000;
    for (var k = 0; k < draws; k++) {
      counts[table.draw(random)]++;
    }
    assertThat(counts[0]).isZero();
    for (var pauli : new int[] {X, Y, Z}) {
      var p = channel.probability(pauli) / channel.error();
      var log = Math.log(1e10);
      var bound = Math.sqrt(2 * log * draws * p * (1 - p)) + 2 * log / 3;
      assertThat(counts[pauli] - draws * p).isBetween(-bound, bound);
    }
  }

  /// The number of successes is binomial; 40 runs of different lengths are one row of trials.
  @Test
  void rareEventsComeAsOftenAsTheyShould() {
    for (var p : new double[] {1e-3, .02, .5, 1}) {
      var rare = new Rare(p, Seeds.generator(9));
      var trials = 0;
      var found = 0;
      for (var run = 1; run <= 40; run++) {
        var length = 500 * run;
        var before = -1;
        for (var at = rare.nextOf(length); at >= 0; at = rare.nextOf(length)) {
          assertThat(at).isGreaterThan(before).isLessThan(length);
          before = at;
          found++;
        }
        trials += length;
      }
      var log = Math.log(1e10);
      var bound = Math.sqrt(2 * log * trials * p * (1 - p)) + 2 * log / 3;
      assertThat(found - trials * p).isBetween(-bound, bound);
    }
  }
}
