package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.error.CircuitException;
import io.diffraqt.result.Counts;
import io.diffraqt.result.SamplingError;
import io.diffraqt.target.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TotalVariationTest {
  private static final Circuit GHZ =
      Circuit.onQubits(6).h(0).cx(0, 1).cx(1, 2).cx(2, 3).cx(3, 4).cx(4, 5).measureAll().build();
  private static final Circuit SPREAD =
      Circuit.onQubits(3).ry(0.7, 0).rx(1.1, 1).cx(0, 1).ry(-0.9, 2).cx(1, 2).measureAll().build();

  private static Sampler sampler() {
    return Connection.to(
            "test",
            new Shop(Target.unrestricted("test", 6)),
            Surroundings.ofThisProcess().withKeys(KeySource.ofRun("r")))
        .sampler();
  }

  private static Precision.TotalVariation to(double most, double confidence, long seed) {
    return new Precision.TotalVariation(most, confidence, Rounds.defaults().withSeed(seed));
  }

  private static double distance(Circuit circuit, Counts counts) {
    var exact = TinySimulator.probabilities(circuit);
    var sum = 0.0;
    for (var k = 0; k < exact.length; k++) {
      var bits = Integer.toBinaryString(exact.length + k).substring(1);
      sum += Math.abs(exact[k] - counts.frequency(bits));
    }
    return sum / 2;
  }

  /// At confidence 0.6 the bound may be passed in 40 of 100 seeds. Of 200, more than 112 are passed
  /// by a right bound with probability below 1e-5.
  @Test
  void theBoundHoldsOverAllRoundsAsOftenAsItSays() {
    for (var circuit : List.of(GHZ, SPREAD)) {
      var passed = 0;
      for (var seed = 0; seed < 200; seed++) {
        var attained = sampler().sample(circuit, Bindings.none(), to(0.1, 0.6, seed));
        assertThat(attained.isMet()).isTrue();
        passed += distance(circuit, attained.result().counts()) > attained.reached() ? 1 : 0;
      }
      assertThat(passed).isLessThanOrEqualTo(112);
    }
  }

  @Test
  void fewOutcomesNeedFewShots() {
    var attained = sampler().sample(GHZ, Bindings.none(), to(0.05, 0.95, 1));
    assertThat(attained.isMet()).isTrue();
    assertThat(attained.reached()).isLessThanOrEqualTo(0.05);
    assertThat(attained.result().provenance().shots())
        .isLessThan(SamplingError.shotsForCells(64, 0.05, 0.05) * 6 / 10);
    assertThat(attained.rounds()).hasSizeGreaterThan(1);
  }

  @Test
  void withFewPossibleOutcomesOneRoundIsEnough() {
    var coin = Circuit.onQubits(1).h(0).measureAll().build();
    var attained = sampler().sample(coin, Bindings.none(), to(0.02, 0.95, 1));
    assertThat(attained.isMet()).isTrue();
    assertThat(attained.rounds()).hasSize(1);
  }

  @Test
  void theBoundsOfTheCostHoldTheCost() {
    for (var seed = 0; seed < 20; seed++) {
      var precision = to(0.08, 0.9, seed);
      var cost = sampler().cost(SPREAD, Bindings.none(), precision);
      var shots =
          sampler().sample(SPREAD, Bindings.none(), precision).result().provenance().shots();
      assertThat(shots).isBetween(cost.first().total().shots(), cost.most().shots());
    }
  }

  @Test
  void everyRowIsMet() {
    var theta = Parameter.of("theta");
    var circuit = Circuit.onQubits(2).ry(theta.angle(), 0).cx(0, 1).measureAll().build();
    var rows = Bindings.ofRows(List.of(theta), new double[] {0}, new double[] {1.5});
    var attained = sampler().sample(circuit, rows, to(0.05, 0.95, 3));
    assertThat(attained.isMet()).isTrue();
    for (var row = 0; row < 2; row++) {
      var counts = attained.result().rows().get(row).counts();
      assertThat(distance(circuit.bound(rows, row), counts)).isLessThan(0.05);
    }
  }

  @Test
  void droppedShotsAreMadeUpFor() {
    var circuit =
        Circuit.onQubits(2).h(0).measureKeeping(0, 0, Keep.ONE).h(1).measure(1, 1).build();
    var attained = sampler().sample(circuit, Bindings.none(), to(0.05, 0.95, 3));
    assertThat(attained.isMet()).isTrue();
    var row = attained.result().rows().getFirst();
    assertThat(row.discarded()).isGreaterThan(row.counts().shots() / 2);
  }

  @Test
  void aCircuitWithoutBitsIsRefused() {
    var bare = Circuit.onQubits(1).h(0).build();
    assertThatThrownBy(
            () -> sampler().sample(bare, Bindings.none(), Precision.TotalVariation.of(0.1)))
        .isInstanceOf(CircuitException.class)
        .hasMessageContaining("measures nothing");
    assertThatThrownBy(() -> Precision.TotalVariation.of(1.5))
        .hasMessageContaining("must be between 0 and 1");
  }
}
