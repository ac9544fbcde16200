package io.diffraqt.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.circuit.Register;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final List<Register> TWO =
      List.of(new Register("a", 0, 1), new Register("b", 1, 2));

  @Test
  void theRightmostCharacterIsBitZero() {
    var counts = Counts.ofValues(TWO, Map.of(0b011L, 5L, 0b100L, 2L));
    assertThat(counts.asMap()).isEqualTo(Map.of("011", 5L, "100", 2L));
    assertThat(counts.of("a").asMap()).isEqualTo(Map.of("0", 2L, "1", 5L));
    assertThat(counts.of("b").asMap()).isEqualTo(Map.of("01", 5L, "10", 2L));
  }

  @Test
  void frequenciesAreSharesOfAllShots() {
    var counts = Counts.of(1, Map.of("0", 1L, "1", 3L));
    assertThat(counts.shots()).isEqualTo(4);
    assertThat(counts.frequency("1")).isEqualTo(0.75);
    assertThat(counts.frequency("7")).isZero();
  }

  @Test
  void aStringOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Counts.of(2, Map.of("0", 1L)))
        .hasMessage("count 1 of '0'; expected 2 binary digits and a count of 0 or more");
  }

  @Test
  void aTallySumsToTheShots() {
    var outcomes = List.of(1L, 3L, 3L).iterator();
    assertThat(Counts.tally(2, 3, outcomes::next).asMap()).isEqualTo(Map.of("01", 1L, "11", 2L));
  }

  @Test
  void outcomesInAnyOrderAddUp() {
    var tally = Counts.tally(TWO);
    tally.add(5, 2);
    tally.add(1, 1);
    tally.add(5, 3);
    tally.add(0, 0);
    var counts = tally.build();
    assertThat(counts).isEqualTo(Counts.of(TWO, Map.of("101", 5L, "001", 1L)));
    assertThat(counts.hashCode())
        .isEqualTo(Counts.of(TWO, Map.of("001", 1L, "101", 5L)).hashCode());
    assertThat(counts.shots()).isEqualTo(6);
    assertThat(counts.count("101")).isEqualTo(5);
    assertThat(counts.count("111")).isZero();
    assertThat(counts.count("1")).isZero();
  }

  @Test
  void whatAnotherHasCountedAddsUp() {
    var one = Counts.tally(TWO);
    one.add(5, 2);
    var other = Counts.tally(TWO);
    other.add(1, 1);
    other.add(5, 3);
    one.addAll(other);
    assertThat(one.build()).isEqualTo(Counts.of(TWO, Map.of("101", 5L, "001", 1L)));
    assertThatThrownBy(() -> one.addAll(Counts.tally(List.of())))
        .hasMessage("outcomes of 0 bits; expected 3");
  }

  @Test
  void aNumberOfMoreBitsIsRefused() {
    assertThatThrownBy(() -> Counts.tally(TWO).add(8, 1))
        .hasMessage("count 1 of 8; expected a number of 3 bits and a count of 0 or more");
  }

  @Test
  void moreThanSixtyThreeBitsAreStrings() {
    var wide = "1" + "0".repeat(69);
    var counts = Counts.of(70, Map.of(wide, 3L, "0".repeat(70), 0L));
    assertThat(counts.asMap()).isEqualTo(Map.of(wide, 3L));
    assertThat(counts.count(wide)).isEqualTo(3);
    assertThat(counts).isEqualTo(Counts.of(70, Map.of(wide, 3L)));
  }

  @Test
  void aDistributionHasTheMarginalsOfItsRegisters() {
    var all = Distribution.of(TWO, new double[] {.1, .2, 0, .3, .4, 0, 0, 0});
    assertThat(all.of("a").toArray()).containsExactly(.5, .5);
    assertThat(all.of("b").toArray()).containsExactly(.1 + .2, .3, .4, 0);
    assertThat(all.probability("100")).isEqualTo(.4);
  }
}
