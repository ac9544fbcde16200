package io.diffraqt.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauliSumTest {
  @Test
  void theRightmostLetterIsQubitZero() {
    var string = PauliString.parse("ZIX");
    assertThat(string.factors()).containsEntry(0, Pauli.X).containsEntry(2, Pauli.Z).hasSize(2);
    assertThat(string.xMask()).isEqualTo(0b001);
    assertThat(string.zMask()).isEqualTo(0b100);
  }

  @Test
  void aSumIsReadWithSignsExponentsAndSpaces() {
    var sum = PauliSum.parse("-0.5*XXI + 1.2e-3*ZIZ-YYY");
    assertThat(sum.terms())
        .containsExactly(
            new PauliSum.Term(-0.5, PauliString.parse("XXI")),
            new PauliSum.Term(1.2e-3, PauliString.parse("ZIZ")),
            new PauliSum.Term(-1, PauliString.parse("YYY")));
  }

  @Test
  void equalStringsAreMerged() {
    assertThat(PauliSum.parse("ZZ + 2*ZZ").terms())
        .containsExactly(new PauliSum.Term(3, PauliString.parse("ZZ")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5*ZQ, 'observable ''0.5*ZQ'': at character 6 expected [COEFFICIENT*]PAULIS with letters I, X, Y, Z'",
    "ZZ XX, 'observable ''ZZ XX'': at character 4 expected + or -'",
    "'', 'observable '''': at character 1 expected [COEFFICIENT*]PAULIS with letters I, X, Y, Z'",
    "ZZ + X, 'observable ''ZZ + X'': strings of [2, 1] letters; all need one letter per qubit'"
  })
  void whatIsWrongIsNamedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> PauliSum.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void commutationIsThatOfTheMatrices() {
    assertThat(PauliString.parse("XX").commutes(PauliString.parse("ZZ"))).isTrue();
    assertThat(PauliString.parse("XX").commutesQubitWise(PauliString.parse("ZZ"))).isFalse();
    assertThat(PauliString.parse("XI").commutes(PauliString.parse("ZZ"))).isFalse();
    assertThat(PauliString.parse("XI").commutesQubitWise(PauliString.parse("IZ"))).isTrue();
  }
}
