package io.diffraqt.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.noise.NoiseModel;
import io.diffraqt.simulator.CliffordSampler;
import org.junit.jupiter.api.Test;

class SurfaceCodeTest {
  private static final int DISTANCE = 3;
  private static final int CHECKS = 8;
  private static final int ROUNDS = 4;

  @Test
  void withoutNoiseEachCheckRepeatsItsFirstOutcomeAndHalfOfThemAreKnown() {
    var circuit = SurfaceCode.memory(DISTANCE, ROUNDS);
    try (var sampler = CliffordSampler.of(circuit, NoiseModel.none(), 1)) {
      var table = sampler.shots(200, 1);
      var ever = 0;
      for (var shot = 0; shot < table.shots(); shot++) {
        var first = table.word(shot, 0) & 255;
        ever |= (int) first;
        for (var round = 1; round < ROUNDS; round++) {
          assertThat(table.word(shot, 0) >>> CHECKS * round & 255).isEqualTo(first);
        }
      }
      // 200 shots leave out one of four fair outcomes with probability 3e-60.
      assertThat(Integer.bitCount(ever)).isEqualTo(CHECKS / 2);
    }
  }

  @Test
  void aRowOfDataQubitsReadsTheLogicalZero() {
    var circuit = SurfaceCode.memory(DISTANCE, ROUNDS);
    try (var sampler = CliffordSampler.of(circuit, NoiseModel.none(), 1)) {
      var table = sampler.shots(200, 2);
      for (var shot = 0; shot < table.shots(); shot++) {
        var row = 0;
        for (var q = 0; q < DISTANCE; q++) {
          row ^= table.bit(shot, ROUNDS * CHECKS + q);
        }
        assertThat(row).isZero();
      }
    }
  }
}
