package io.diffraqt.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.examples.data.ImageShape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The figures come from a direct NumPy transcription of the definitions.
class ImageQualityTest {
  private static final ImageShape SHAPE = ImageShape.grey(16, 14);
  private static final double[] REFERENCE =
      IntStream.range(0, SHAPE.size()).mapToDouble(i -> i * 37 % 256).toArray();
  private static final double[] IMAGE =
      IntStream.range(0, SHAPE.size())
          .mapToDouble(i -> Math.clamp(REFERENCE[i] * 0.8 + i * 53 % 64, 0, 255))
          .toArray();

  @Test
  void equalPicturesAreBestInEveryScore() {
    var quality = ImageQuality.of(IMAGE, IMAGE, SHAPE, 255);
    assertThat(quality.peakSignalToNoise()).isInfinite();
    assertThat(quality.globalSimilarity()).isCloseTo(1, within(1e-12));
    assertThat(quality.similarity()).isCloseTo(1, within(1e-12));
  }

  @Test
  void differentPicturesHaveTheScoresOfTheDefinitions() {
    var quality = ImageQuality.of(IMAGE, REFERENCE, SHAPE, 255);
    assertThat(quality.peakSignalToNoise()).isCloseTo(20.277788779738763, within(1e-10));
    assertThat(quality.globalSimilarity()).isCloseTo(0.9382526363375748, within(1e-10));
    assertThat(quality.similarity()).isCloseTo(0.936401930256106, within(1e-10));
  }

  @Test
  void aPictureSmallerThanTheWindowIsRefused() {
    var small = ImageQuality.of(new double[64], new double[64], ImageShape.grey(8, 8), 1);
    assertThatThrownBy(small::similarity)
        .hasMessage("a window of 11x11 does not fit a 8x8 picture; use globalSimilarity");
  }

  @Test
  void picturesOfAnotherSizeAreRefused() {
    assertThatThrownBy(
            () -> ImageQuality.of(new double[4], new double[5], ImageShape.grey(2, 2), 1))
        .hasMessage("pictures of 4 and 5 values are none of 2x2, which has 4");
  }
}
