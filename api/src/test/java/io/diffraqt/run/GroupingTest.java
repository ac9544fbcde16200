package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.observable.PauliSum;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GroupingTest {
  private static final PauliSum HEISENBERG = PauliSum.parse("XXI + YYI + ZZI + IXX + IYY + IZZ");
  private static final Circuit STATE =
      Circuit.onQubits(3).ry(0.7, 0).rx(1.1, 1).cx(0, 1).rz(0.4, 1).ry(-0.3, 2).cx(1, 2).build();

  private static Grouped grouped(List<PauliSum> sums, Grouping way, double fidelity) {
    return Grouped.of(
        sums, way, Grouped.Allocation.EQUAL, g -> g.twoQubitGates() == 0 ? 1 : fidelity);
  }

  private static void requireSound(Grouped grouped, List<PauliSum> sums) {
    for (var group : grouped.groups()) {
      for (var one : group.strings()) {
        assertThat(group.strings()).allMatch(one::commutes);
      }
    }
    var members = grouped.groups().stream().flatMap(g -> g.strings().stream()).toList();
    assertThat(members).doesNotHaveDuplicates();
    assertThat(members)
        .containsExactlyInAnyOrderElementsOf(
            sums.stream()
                .flatMap(s -> s.terms().stream().map(PauliSum.Term::string))
                .filter(s -> s.weight() > 0)
                .distinct()
                .toList());
  }

  @Test
  void stringsThatCommuteQubitByQubitShareACircuit() {
    var sums = List.of(PauliSum.parse("ZII + IZI + ZZI + XII + IIX + III"));
    var grouped = grouped(sums, Grouping.QUBIT_WISE, 1);
    requireSound(grouped, sums);
    assertThat(grouped.groups()).hasSize(2);
    assertThat(grouped.stage()).isEqualTo("group:qubit-wise=2");
  }

  @Test
  void stringsThatCommuteShareACircuitWhereThatIsWanted() {
    var sums = List.of(HEISENBERG);
    assertThat(grouped(sums, Grouping.QUBIT_WISE, 1).groups()).hasSize(3);
    var grouped = grouped(sums, Grouping.COMMUTING, 1);
    requireSound(grouped, sums);
    assertThat(grouped.groups()).hasSize(2);
  }

  @Test
  void theCheapestCountsWhatTwoQubitGatesLose() {
    assertThat(grouped(List.of(HEISENBERG), Grouping.CHEAPEST, 1).way())
        .isEqualTo(Grouping.COMMUTING);
    assertThat(grouped(List.of(HEISENBERG), Grouping.CHEAPEST, 0.7).way())
        .isEqualTo(Grouping.QUBIT_WISE);
  }

  @Test
  void equalCostsGoQubitByQubit() {
    var sums = List.of(PauliSum.parse("ZZ"), PauliSum.parse("ZI"));
    assertThat(grouped(sums, Grouping.CHEAPEST, 1).way()).isEqualTo(Grouping.QUBIT_WISE);
  }

  @Test
  void groupsOfRandomSumsAreSound() {
    var random = new Random(5);
    for (var k = 0; k < 40; k++) {
      var terms = new ArrayList<PauliSum.Term>();
      for (var t = 0; t < 30; t++) {
        terms.add(new PauliSum.Term(random.nextGaussian(), DiagonalizationTest.random(4, random)));
      }
      var sums = List.of(PauliSum.of(terms));
      requireSound(grouped(sums, Grouping.QUBIT_WISE, 1), sums);
      requireSound(grouped(sums, Grouping.COMMUTING, 1), sums);
    }
  }

  /// Two estimates within 5 standard errors of the exact value: a false alarm in fewer than 2 of a
  /// million seeds.
  @Test
  void bothGroupingsEstimateTheSameValue() {
    var exact = TinySimulator.expectation(STATE, HEISENBERG);
    for (var way : List.of(Grouping.QUBIT_WISE, Grouping.COMMUTING)) {
      var estimator =
          Connection.to("test", TinySimulator.of(3, 1), Surroundings.ofThisProcess().withSeed(7))
              .estimator()
              .withGrouping(way);
      var samples = new Request.Samples(20_000, OptionalLong.of(3));
      var result = estimator.sampled(STATE, Bindings.none(), List.of(HEISENBERG), samples);
      assertThat(result.estimate().value())
          .isCloseTo(exact, within(5 * result.estimate().standardError()));
      assertThat(result.provenance().stages()).anyMatch(s -> s.startsWith("group:" + way.word()));
    }
  }
}
