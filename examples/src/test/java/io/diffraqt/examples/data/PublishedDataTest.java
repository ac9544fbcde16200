package io.diffraqt.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Figures known of the published files: counts, first labels, means, one resized picture.
class PublishedDataTest {
  @Test
  void mnistTrainHasItsPublishedFigures() {
    var train = PublishedData.load(Dataset.MNIST, Part.TRAIN);
    assertThat(train.count()).isEqualTo(60_000);
    assertThat(train.shape()).isEqualTo(ImageShape.grey(28, 28));
    assertThat(train.labelCounts().values())
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(firstLabels(train)).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    assertThat(train.mean() / 255).isCloseTo(0.1306604762738429, within(1e-14));
    assertThat(train.standardDeviation() / 255).isCloseTo(0.30810780385646264, within(1e-14));
  }

  @Test
  void mnistTestHasItsPublishedFigures() {
    var test = PublishedData.load(Dataset.MNIST, Part.TEST);
    assertThat(test.count()).isEqualTo(10_000);
    assertThat(test.labelCounts().values())
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(firstLabels(test)).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
  }

  @Test
  void fashionMnistHasItsPublishedFigures() {
    var train = PublishedData.load(Dataset.FASHION_MNIST, Part.TRAIN);
    assertThat(train.count()).isEqualTo(60_000);
    assertThat(train.labelCounts().values()).containsOnly(6000).hasSize(10);
    assertThat(firstLabels(train)).containsExactly(9, 0, 0, 3, 0, 2, 7, 2, 5, 5);
    assertThat(train.mean() / 255).isCloseTo(0.2860405969887955, within(1e-14));
    assertThat(train.standardDeviation() / 255).isCloseTo(0.3530242445149226, within(1e-14));
    var test = PublishedData.load(Dataset.FASHION_MNIST, Part.TEST);
    assertThat(test.labelCounts().values()).containsOnly(1000).hasSize(10);
  }

  @Test
  void theOpticalDigitsHaveTheirPublishedFigures() {
    var test = PublishedData.load(Dataset.OPTICAL_DIGITS, Part.TEST);
    assertThat(test.count()).isEqualTo(1797);
    assertThat(test.labelCounts().values())
        .containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    assertThat(test.mean()).isCloseTo(4.884164579855314, within(1e-13));
    assertThat(test.mean() * 1797 * 64).isCloseTo(561_718, within(1e-6));
    assertThat(test.white()).isEqualTo(16);
    assertThat(PublishedData.load(Dataset.OPTICAL_DIGITS, Part.TRAIN).count()).isEqualTo(3823);
  }

  @Test
  void theTissuePatchesAreInColourAndHaveNoLabels() {
    var patches = PublishedData.load(Dataset.PATHMNIST_SUBSET, Part.TRAIN);
    assertThat(patches.count()).isEqualTo(800);
    assertThat(patches.shape()).isEqualTo(new ImageShape(28, 28, 3));
    assertThat(patches.hasLabels()).isFalse();
    assertThat(patches.mean()).isBetween(128.0, 230.0);
  }

  @Test
  void theFirstDigitShrinksToSixteenPixelsAsThePythonLibrariesDoIt() {
    var first = PublishedData.load(Dataset.MNIST, Part.TRAIN).limit(1).resizedTo(16, 16);
    var sum = IntStream.range(0, 256).mapToDouble(i -> first.image(0)[i]).sum();
    assertThat(sum).isCloseTo(8794.984375, within(1e-9));
    var row = IntStream.range(0, 16).mapToDouble(c -> first.pixel(0, 8, c, 0)).toArray();
    assertThat(row)
        .containsExactly(
            0, 0, 0, 0, 0, 0, 0, 31.640625, 189.75, 242.53125, 84.046875, 3.796875, 0, 0, 0, 0);
  }

  @Test
  void normalisingBeforeShrinkingLeavesTheNormOfThePublishedModel() {
    var first = PublishedData.load(Dataset.MNIST, Part.TRAIN).limit(1).unitNorm();
    var image = first.resizedTo(16, 16).image(0);
    var squares = IntStream.range(0, 256).mapToDouble(i -> image[i] * image[i]).sum();
    assertThat(Math.sqrt(squares)).isCloseTo(0.5306, within(5e-5));
    assertThat(IntStream.range(0, 256).mapToDouble(i -> image[i]).max().orElseThrow())
        .isCloseTo(0.1038, within(5e-5));
  }

  private static int[] firstLabels(ImageSet images) {
    return IntStream.range(0, 10).map(images::label).toArray();
  }
}
