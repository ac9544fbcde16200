package io.diffraqt.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.examples.data.Glyphs;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import io.diffraqt.examples.data.Origin;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final int DIMENSION = 5;

  @Test
  void aSetIsAtDistanceZeroFromItself() {
    var set = normal(300, 1, x -> x);
    assertThat(Fid.between(set, set).value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aShiftCostsItsSquare() {
    var fid = Fid.between(normal(300, 1, x -> x), normal(300, 1, x -> x + 0.5)).value();
    assertThat(fid).isCloseTo(0.25 * DIMENSION, within(1e-10));
  }

  @Test
  void doublingCostsMeanAndSpreadOnce() {
    var set = normal(300, 1, x -> x);
    var spread = trace(set.covariance());
    var mean = Arrays.stream(set.mean()).map(m -> m * m).sum();
    assertThat(Fid.between(set, normal(300, 1, x -> 2 * x)).value())
        .isCloseTo(mean + spread, within(1e-10));
  }

  @Test
  void theOrderOfTheSetsDoesNotMatter() {
    var a = normal(200, 1, x -> x);
    var b = normal(250, 2, x -> 1.5 * x * x);
    assertThat(Fid.between(a, b).value()).isCloseTo(Fid.between(b, a).value(), within(1e-10));
    assertThat(Kid.between(a, b).value()).isCloseTo(Kid.between(b, a).value(), within(1e-10));
  }

  @Test
  void fewerPicturesThanDimensionsStillGiveAFiniteScoreAndAWarning() {
    var score = Fid.between(normal(4, 1, x -> x), normal(4, 2, x -> x));
    assertThat(score.value()).isFinite().isPositive();
    assertThat(score.caution())
        .contains("only 4 pictures for 5 dimensions; 50 or more make FID trustworthy");
    assertThat(Fid.between(normal(50, 1, x -> x), normal(50, 2, x -> x)).caution()).isEmpty();
  }

  @Test
  void aScoreTellsItsMapAndCounts() {
    assertThat(new Score("FID", "block49", 49, 0.117150, 2000, 1000))
        .hasToString("FID(block49) = 0.1172 (2000 and 1000 pictures)");
  }

  @Test
  void scoresOverDifferentMapsAreRefused() {
    var other = FeatureMatrix.of("other", DIMENSION, new double[10 * DIMENSION]);
    assertThatThrownBy(() -> Fid.between(normal(10, 1, x -> x), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "features of normal (5 values) and other (5 values) cannot be compared; use one map for"
                + " both");
  }

  @Test
  void oneFeatureThatIsNotANumberIsNamed() {
    assertThatThrownBy(() -> FeatureMatrix.of("m", 2, new double[] {1, 2, 3, Double.NaN}))
        .hasMessage("feature 1 of picture 1 is NaN; scores need finite numbers");
  }

  @Test
  void theKernelDistanceAgreesWithItsDefinitionWorkedByHand() {
    var a = FeatureMatrix.of("m", 1, new double[] {0, 1});
    var b = FeatureMatrix.of("m", 1, new double[] {1, 2});
    // k(0,1) = 1, k(1,2) = 27, across: k(0,1) k(0,2) k(1,1) k(1,2) = 1, 1, 8, 27.
    assertThat(Kid.between(a, b).value()).isCloseTo(1 + 27 - 2 * 37 / 4.0, within(1e-12));
  }

  @Test
  void subsetsOfEverythingGiveTheFullKernelDistance() {
    var a = normal(40, 1, x -> x);
    var b = normal(40, 2, x -> x + 1);
    var subsets = Kid.overSubsets(a, b, Kid.Subsets.USUAL, new SplittableRandom(1));
    assertThat(subsets.score().value()).isCloseTo(Kid.between(a, b).value(), within(1e-12));
    assertThat(subsets.standardDeviation()).isCloseTo(0, within(1e-12));
    assertThat(subsets.subsets().size()).isEqualTo(40);
  }

  @Test
  void smallSubsetsScatterAroundTheFullKernelDistance() {
    var a = normal(400, 1, x -> x);
    var b = normal(400, 2, x -> x + 0.5);
    var random = new SplittableRandom(1);
    var subsets = Kid.overSubsets(a, b, new Kid.Subsets(200, 50), random);
    var sigma = subsets.standardDeviation() / Math.sqrt(200);
    assertThat(subsets.standardDeviation()).isPositive();
    // Five standard errors: with the seed fixed this passes or fails for ever.
    assertThat(subsets.score().value()).isCloseTo(Kid.between(a, b).value(), within(5 * sigma));
  }

  @Test
  void glyphsAreFurtherFromFlatPicturesThanFromOtherGlyphs() {
    var glyphs = FeatureMap.block49().apply(Glyphs.draw(600, 28, new SplittableRandom(1)));
    var more = FeatureMap.block49().apply(Glyphs.draw(600, 28, new SplittableRandom(2)));
    var sixes = Glyphs.draw(6000, 28, new SplittableRandom(3)).withClasses(6);
    var near = Fid.between(glyphs, more).value();
    var far = Fid.between(glyphs, FeatureMap.block49().apply(sixes)).value();
    assertThat(far).isGreaterThan(10 * near);
  }

  @Test
  void block49AveragesAndScalesToOne() {
    var white = ImageSet.of(Origin.of("w", "t", 200), ImageShape.grey(28, 28), filled(784, 200));
    var features = FeatureMap.block49().apply(white);
    assertThat(FeatureMap.block49().dimension()).isEqualTo(49).isEqualTo(features.dimension());
    assertThat(IntStream.range(0, 49)).allMatch(i -> Math.abs(features.value(0, i) - 1) < 1e-12);
  }

  @Test
  void block64IgnoresBrightness() {
    var glyphs = Glyphs.draw(3, 16, new SplittableRandom(1));
    var dark = glyphs.mapped("darker", glyphs.shape(), image -> scaled(image, 0.01));
    var bright = FeatureMap.block64().apply(glyphs);
    var faint = FeatureMap.block64().apply(dark);
    assertThat(bright.dimension()).isEqualTo(64);
    assertThat(IntStream.range(0, 64))
        .allMatch(i -> Math.abs(bright.value(2, i) - faint.value(2, i)) < 1e-12);
  }

  @Test
  void aMapNamesTheShapeItTakes() {
    var glyphs = Glyphs.draw(3, 16, new SplittableRandom(1));
    assertThatThrownBy(() -> FeatureMap.block49().apply(glyphs))
        .hasMessage("block49 takes 28x28 pictures, and glyphs has 16x16; resize them first");
  }

  private static FeatureMatrix normal(int count, long seed, DoubleUnaryOperator change) {
    var random = new SplittableRandom(seed);
    var values = new double[count * DIMENSION];
    Arrays.setAll(values, _ -> change.applyAsDouble(random.nextGaussian()));
    return FeatureMatrix.of("normal", DIMENSION, values);
  }

  private static double trace(double[][] matrix) {
    return IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).sum();
  }

  private static double[] filled(int length, double value) {
    var values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] scaled(double[] image, double factor) {
    return Arrays.stream(image).map(value -> factor * value).toArray();
  }
}
