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
    assertThat(ImageQuality.peakSignalToNoise(IMAGE, IMAGE, 255)).isInfinite();
    assertThat(ImageQuality.globalSimilarity(IMAGE, IMAGE, 255)).isCloseTo(1, within(1e-12));
    assertThat(ImageQuality.similarity(IMAGE, IMAGE, SHAPE, 255)).isCloseTo(1, within(1e-12));
  }

  @Test
  void differentPicturesHaveTheScoresOfTheDefinitions() {
    assertThat(ImageQuality.peakSignalToNoise(IMAGE, REFERENCE, 255))
        .isCloseTo(20.277788779738763, within(1e-10));
    assertThat(ImageQuality.globalSimilarity(IMAGE, REFERENCE, 255))
        .isCloseTo(0.9382526363375748, within(1e-10));
    assertThat(ImageQuality.similarity(IMAGE, REFERENCE, SHAPE, 255))
        .isCloseTo(0.936401930256106, within(1e-10));
  }

  @Test
  void aPictureSmallerThanTheWindowIsRefused() {
    var shape = ImageShape.grey(8, 8);
    assertThatThrownBy(() -> ImageQuality.similarity(new double[64], new double[64], shape, 1))
        .hasMessage("a window of 11x11 does not fit a 8x8 picture; use globalSimilarity");
  }

  @Test
  void picturesOfDifferentSizesAreRefused() {
    assertThatThrownBy(() -> ImageQuality.globalSimilarity(new double[4], new double[5], 1))
        .hasMessage("pictures of 4 and 5 values cannot be compared");
  }
}
