package io.diffraqt.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AngleTest {
  private static final Parameter A = Parameter.of("a");
  private static final Parameter B = Parameter.of("b");

  @Test
  void sumsCollectEachParameterOnce() {
    var angle = A.angle().times(2).plus(B.angle()).plus(A.angle()).plus(0.5);
    assertThat(angle.terms()).containsExactly(new Angle.Term(A, 3), new Angle.Term(B, 1));
    assertThat(angle.value(p -> p.equals(A) ? 1 : 10)).isEqualTo(13.5);
  }

  @Test
  void whatCancelsBecomesAConstant() {
    assertThat(A.angle().plus(1).minus(A.angle())).isEqualTo(Angle.of(1));
  }

  @Test
  void aFactorOfZeroLeavesNoParameter() {
    assertThat(A.angle().plus(3).times(0)).isEqualTo(Angle.zero());
  }

  @Test
  void anInfiniteAngleIsRefused() {
    assertThatThrownBy(() -> Angle.of(Double.POSITIVE_INFINITY))
        .hasMessage("angle Infinity is not a finite number of radians");
  }

  @Test
  void aParameterNameIsAnIdentifier() {
    assertThatThrownBy(() -> Parameter.of("2x")).hasMessageContaining("'2x' is no identifier");
  }
}
