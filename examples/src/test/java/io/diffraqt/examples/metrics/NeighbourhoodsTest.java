package io.diffraqt.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighbourhoodsTest {
  private static final FeatureMatrix REAL = onLine(0, 1, 2, 10);

  @Test
  void aLineOfPointsWorkedByHand() {
    // Radii with k = 1: real 1, 1, 1, 8; generated 0.5, 0.5, 97.5.
    var scores = Neighbourhoods.of(onLine(2, 2.5, 100), REAL, 1);
    assertThat(scores.precision()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(scores.recall()).isCloseTo(2 / 4.0, within(1e-15));
    // 2 lies in the balls of 1, 2 and 10; 2.5 in those of 2 and 10; 100 in none.
    assertThat(scores.density()).isCloseTo(5 / 3.0, within(1e-15));
    // The ball of 0 ends at 1.
    assertThat(scores.coverage()).isCloseTo(3 / 4.0, within(1e-15));
  }

  @Test
  void aSetIsFaithfulToItselfAndCoversItself() {
    var scores = Neighbourhoods.of(REAL, REAL, 2);
    assertThat(scores.precision()).isEqualTo(1);
    assertThat(scores.recall()).isEqualTo(1);
    assertThat(scores.coverage()).isEqualTo(1);
  }

  @Test
  void oneGoodPictureOverAndOverIsPreciseAndHasNoVariety() {
    var scores = Neighbourhoods.of(onLine(1, 1, 1, 1, 1), onLine(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 1);
    assertThat(scores.precision()).isEqualTo(1);
    assertThat(scores.recall()).isEqualTo(0.1);
    assertThat(scores.coverage()).isEqualTo(0.3);
  }

  @Test
  void tooFewPicturesForTheNeighbourAreRefused() {
    assertThatThrownBy(() -> Neighbourhoods.of(onLine(1, 2, 3), REAL, 3))
        .hasMessage("3 and 4 pictures are too few; this score takes at least 4 of each");
    assertThatThrownBy(() -> Neighbourhoods.of(REAL, REAL, 0)).hasMessageContaining("neighbour 0");
  }

  private static FeatureMatrix onLine(double... values) {
    return FeatureMatrix.of("line", 1, values);
  }
}
