package io.diffraqt.examples.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  @Test
  void theSamePlaceGivesTheSameNumbers() {
    var streams = new RandomStreams(7);
    assertThat(streams.of("noise", 3, 4).nextLong())
        .isEqualTo(new RandomStreams(7).of("noise", 3, 4).nextLong());
  }

  @Test
  void placesPurposesAndSeedsGiveDifferentNumbers() {
    var seen = new HashSet<Long>();
    for (var seed = 0; seed < 3; seed++) {
      for (var purpose : new String[] {"noise", "order", "chain"}) {
        for (var a = 0; a < 20; a++) {
          for (var b = 0; b < 20; b++) {
            seen.add(new RandomStreams(seed).of(purpose, a, b).nextLong());
          }
        }
      }
    }
    assertThat(seen).hasSize(3 * 3 * 400);
  }

  @Test
  void theOrderOfIndicesMatters() {
    var streams = new RandomStreams(7);
    assertThat(streams.of("noise", 1, 2).nextLong())
        .isNotEqualTo(streams.of("noise", 2, 1).nextLong());
  }
}
