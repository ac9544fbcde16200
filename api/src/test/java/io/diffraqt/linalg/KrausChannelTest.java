package io.diffraqt.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KrausChannelTest {
  private static KrausChannel damping(double gamma) {
    return KrausChannel.of(
        ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(1 - gamma)),
        ComplexMatrix.real(2, 2, 0, Math.sqrt(gamma), 0, 0));
  }

  @Test
  void operatorsThatLoseTraceAreRefused() {
    assertThatThrownBy(() -> KrausChannel.of(ComplexMatrix.identity(2).times(Complex.of(0.9))))
        .hasMessageContaining("not trace preserving: off by 1.90e-01");
  }

  @Test
  void dampingTwiceIsDampingOnceWithTheProductSurviving() {
    var twice = damping(0.2).then(damping(0.5)).superoperator();
    assertThat(twice.distance(damping(1 - 0.8 * 0.5).superoperator())).isLessThan(1e-15);
  }

  @Test
  void theSuperoperatorActsOnColumnsOfTheDensityMatrix() {
    var one = ComplexMatrix.real(4, 1, 0, 0, 0, 1);
    var damped = damping(0.25).superoperator().times(one);
    assertThat(damped.distance(ComplexMatrix.real(4, 1, 0.25, 0, 0, 0.75))).isLessThan(1e-15);
  }

  @Test
  void aTensorProductHasTheFirstFactorOnTheLowOperand() {
    var channel = damping(1).tensor(KrausChannel.of(ComplexMatrix.identity(2)));
    var threeToTwo = channel.operators().stream().anyMatch(k -> k.at(2, 3).equals(Complex.ONE));
    assertThat(threeToTwo).isTrue();
  }

  @Test
  void theAverageFidelityOfAFullyDepolarisingQubitIsOneHalf() {
    var half = Complex.of(0.5);
    var x = ComplexMatrix.real(2, 2, 0, 1, 1, 0);
    var z = ComplexMatrix.real(2, 2, 1, 0, 0, -1);
    var channel =
        KrausChannel.of(
            ComplexMatrix.identity(2).times(half),
            x.times(half),
            z.times(half),
            x.times(z).times(half));
    assertThat(channel.averageFidelity()).isEqualTo(0.5);
  }
}
