package io.diffraqt.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.compare.Distance;
import io.diffraqt.examples.data.Dataset;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.Part;
import io.diffraqt.examples.data.PublishedData;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Scores between parts of the published data sets, against figures from an independent program,
/// which are known to eight decimals.
class PublishedScoresTest {
  private static final Offset<Double> EIGHT_DECIMALS = within(5.1e-9);

  @Test
  void mnistTrainAgainstTest() {
    var first = features(mnistTrain().limit(2000));
    var second = features(PublishedData.load(Dataset.MNIST, Part.TEST).limit(2000));
    assertScores(first, second, 0.11715086, 0.00402552);
  }

  @Test
  void mnistTrainAgainstMoreOfItself() {
    var first = features(mnistTrain().limit(2000));
    assertScores(first, features(mnistTrain().range(2000, 4000)), 0.02476931, 0.00037903);
  }

  @Test
  void mnistAgainstFashion() {
    var first = features(mnistTrain().limit(2000));
    var second = features(PublishedData.load(Dataset.FASHION_MNIST, Part.TRAIN).limit(2000));
    assertScores(first, second, 3.27276038, 0.12871845);
  }

  @Test
  void fashionTrainAgainstTest() {
    var first = features(PublishedData.load(Dataset.FASHION_MNIST, Part.TRAIN).limit(2000));
    var second = features(PublishedData.load(Dataset.FASHION_MNIST, Part.TEST).limit(2000));
    assertScores(first, second, 0.01037205, -0.00004702);
  }

  @Test
  void zerosAgainstOnes() {
    var zeros = features(mnistTrain().withClasses(0).limit(1000));
    var ones = features(mnistTrain().withClasses(1).limit(1000));
    assertScores(zeros, ones, 3.54300286, 0.17939822);
  }

  @Test
  void allOfMnist() {
    var first = features(mnistTrain());
    var second = features(PublishedData.load(Dataset.MNIST, Part.TEST));
    assertThat(Fid.between(first, second).value()).isCloseTo(0.00475521, EIGHT_DECIMALS);
  }

  @Test
  void labelsOfMnistTrainAgainstTest() {
    var p = labelShares(mnistTrain());
    var q = labelShares(PublishedData.load(Dataset.MNIST, Part.TEST));
    assertThat(Distance.KULLBACK_LEIBLER.between(p, q)).isCloseTo(1.7023383938e-4, within(5e-15));
    assertThat(Distance.TOTAL_VARIATION.between(p, q)).isCloseTo(7.6166666667e-3, within(5e-14));
    assertThat(Distance.HELLINGER.between(p, q)).isCloseTo(6.5289047146e-3, within(5e-14));
    assertThat(Distance.JENSEN_SHANNON.between(p, q)).isCloseTo(4.2625776902e-5, within(5e-16));
  }

  private static void assertScores(
      FeatureMatrix first, FeatureMatrix second, double fid, double kid) {
    assertThat(Fid.between(first, second).value()).isCloseTo(fid, EIGHT_DECIMALS);
    assertThat(Kid.between(first, second).value()).isCloseTo(kid, EIGHT_DECIMALS);
  }

  private static ImageSet mnistTrain() {
    return PublishedData.load(Dataset.MNIST, Part.TRAIN);
  }

  private static FeatureMatrix features(ImageSet images) {
    return FeatureMap.block49().apply(images);
  }

  private static double[] labelShares(ImageSet images) {
    return Tally.shares(
        images.labelCounts().values().stream().mapToLong(Integer::longValue).toArray());
  }
}
