package io.diffraqt.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageSetTest {
  private static final Origin ORIGIN = Origin.of("ramp", "made here", 255);

  /// Ten 2x2 pictures; picture i has the values 4i to 4i+3 and the label i mod 3.
  private static ImageSet ramp() {
    var pixels = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
    return ImageSet.of(ORIGIN, ImageShape.grey(2, 2), pixels)
        .labelled(IntStream.range(0, 10).map(i -> i % 3).toArray());
  }

  @Test
  void pixelsAreRowMajorWithChannelsInnermost() {
    var values = IntStream.range(0, 24).mapToDouble(i -> i).toArray();
    var images = ImageSet.of(ORIGIN, new ImageShape(2, 2, 3), values);
    assertThat(images.count()).isEqualTo(2);
    assertThat(images.pixel(1, 1, 0, 2)).isEqualTo(12 + 6 + 2);
  }

  @Test
  void bytesAreUnsigned() {
    var images = ImageSet.ofBytes(ORIGIN, ImageShape.grey(1, 2), new byte[] {(byte) 255, 127});
    assertThat(images.image(0)).containsExactly(255, 127);
    assertThat(images.pixel(0, 0, 0, 0)).isEqualTo(255);
  }

  @Test
  void changingAGivenOrReturnedArrayChangesNothing() {
    var values = new double[] {1, 2, 3, 4};
    var images = ImageSet.of(ORIGIN, ImageShape.grey(2, 2), values);
    values[0] = 99;
    images.image(0)[1] = 99;
    assertThat(images.image(0)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void pixelsThatFillNoWholePictureAreRefused() {
    assertThatThrownBy(() -> ImageSet.of(ORIGIN, ImageShape.grey(2, 2), new double[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 pixel values are no whole number of 2x2 pictures (4 values each)");
  }

  @Test
  void tooFewLabelsAreRefused() {
    assertThatThrownBy(() -> ramp().labelled(1, 2))
        .hasMessage("2 labels for 10 pictures of ramp; each picture takes one");
  }

  @Test
  void askingForClassesWithoutLabelsIsRefused() {
    var images = ImageSet.of(ORIGIN, ImageShape.grey(1, 1), new double[3]);
    assertThatThrownBy(() -> images.withClasses(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ramp has no labels");
  }

  @Test
  void choosingKeepsPicturesAndLabelsTogether() {
    var chosen = ramp().shuffled(new SplittableRandom(3)).withClasses(0, 2).range(1, 6);
    assertThat(chosen.count()).isEqualTo(5);
    for (var i = 0; i < chosen.count(); i++) {
      assertThat(chosen.label(i)).isEqualTo((int) (chosen.image(i)[0] / 4) % 3).isNotEqualTo(1);
    }
  }

  @Test
  void labelsSurviveAnOperationOnPixels() {
    var doubled =
        ramp().withClasses(2).mapped("doubled", ImageShape.grey(2, 2), ImageSetTest::twice);
    assertThat(doubled.labelCounts()).containsOnlyKeys(2).containsEntry(2, 3);
    assertThat(doubled.image(1)).containsExactly(40, 42, 44, 46);
  }

  @Test
  void aNewLabelGoesToThePictureInItsPresentPlace() {
    var relabelled = ramp().range(4, 6).labelled(7, 8);
    assertThat(relabelled.label(1)).isEqualTo(8);
    assertThat(relabelled.image(1)[0]).isEqualTo(20);
  }

  @Test
  void shufflingIsAPermutationThatTheSeedFixes() {
    var once = order(ramp().shuffled(new SplittableRandom(11)));
    assertThat(order(ramp().shuffled(new SplittableRandom(11)))).isEqualTo(once);
    assertThat(order(ramp().shuffled(new SplittableRandom(12)))).isNotEqualTo(once);
    assertThat(once).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void aSplitSharesNoPicture() {
    var split = ramp().split(4);
    assertThat(order(split.first())).containsExactly(0, 1, 2, 3);
    assertThat(order(split.rest())).containsExactly(4, 5, 6, 7, 8, 9);
  }

  @Test
  void aLimitBeyondTheCountKeepsAll() {
    assertThat(ramp().limit(99).count()).isEqualTo(10);
    assertThat(ramp().limit(3).count()).isEqualTo(3);
    assertThatThrownBy(() -> ramp().limit(0)).hasMessageContaining("a limit of 0");
  }

  @Test
  void unitNormMakesAmplitudesAndLeavesBlackBlack() {
    var images = ImageSet.of(ORIGIN, ImageShape.grey(1, 2), new double[] {3, 4, 0, 0}).unitNorm();
    assertThat(images.image(0)).containsExactly(new double[] {0.6, 0.8}, within(1e-15));
    assertThat(images.image(1)).containsExactly(0, 0);
    assertThat(images.white()).isEqualTo(1);
  }

  @Test
  void scalingMovesWhite() {
    var scaled = ramp().scaledTo(1);
    assertThat(scaled.white()).isEqualTo(1);
    assertThat(scaled.image(9)[3]).isCloseTo(39 / 255.0, within(1e-15));
  }

  @Test
  void blockMeansAverageEachChannel() {
    var values = IntStream.range(0, 32).mapToDouble(i -> i).toArray();
    var means = ImageSet.of(ORIGIN, new ImageShape(4, 4, 2), values).blockMeans(2);
    assertThat(means.shape()).isEqualTo(new ImageShape(2, 2, 2));
    assertThat(means.image(0)).containsExactly(5, 6, 9, 10, 21, 22, 25, 26);
    assertThatThrownBy(() -> ramp().blockMeans(3)).hasMessageContaining("do not tile a 2x2");
  }

  @Test
  void resizingToTheSameSizeChangesNothing() {
    assertThat(ramp().resizedTo(2, 2).image(3)).containsExactly(ramp().image(3));
  }

  @Test
  void enlargingInterpolatesBetweenCentresAndHoldsTheBorder() {
    var wide = ImageSet.of(ORIGIN, ImageShape.grey(1, 2), new double[] {0, 8}).resizedTo(1, 4);
    assertThat(wide.image(0)).containsExactly(0, 2, 6, 8);
  }

  @Test
  void theOriginTellsWhatWasDone() {
    assertThat(ramp().limit(5).unitNorm().resizedTo(4, 4))
        .hasToString("ramp, first 5, unit norm, 4x4 (5 pictures of 4x4)");
  }

  private static int[] order(ImageSet images) {
    return IntStream.range(0, images.count()).map(i -> (int) images.image(i)[0] / 4).toArray();
  }

  private static double[] twice(double[] image) {
    return Arrays.stream(image).map(value -> 2 * value).toArray();
  }
}
