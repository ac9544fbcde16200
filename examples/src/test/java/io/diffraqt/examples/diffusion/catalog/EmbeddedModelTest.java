package io.diffraqt.examples.diffusion.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.error.QuantumException;
import io.diffraqt.examples.data.Dataset;
import io.diffraqt.examples.data.Glyphs;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.Part;
import io.diffraqt.examples.data.PublishedData;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.TrainedModel;
import io.diffraqt.examples.diffusion.TrainingData;
import io.diffraqt.examples.diffusion.Workers;
import io.diffraqt.examples.diffusion.cacioppo.CacioppoModel;
import io.diffraqt.examples.diffusion.cacioppo.DenoisingScore;
import io.diffraqt.examples.metrics.FeatureMap;
import io.diffraqt.examples.metrics.Fid;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The angles that come with the program do what the documents say of them.
class EmbeddedModelTest {
  private static final TrainedModel TRAINED = Models.embedded("cacioppo");
  private static final CacioppoModel MODEL = (CacioppoModel) TRAINED.model();
  private static final Workers WORKERS = Workers.of(2);
  private static final Connection CONNECTION =
      Connection.open("simulator", Surroundings.ofThisProcess().withSeed(1));
  private static final DiffusionModel.Engine ENGINE =
      new DiffusionModel.Engine(CONNECTION.exactBackend().orElseThrow(), WORKERS);

  @AfterAll
  static void close() {
    WORKERS.close();
    CONNECTION.close();
  }

  @Test
  void itKnowsWhereItComesFrom() {
    assertThat(TRAINED.angles().keySet())
        .containsExactly(CacioppoModel.DENOISE, CacioppoModel.CHAIN);
    assertThat(TRAINED.origin().command()).startsWith("./diffraqt train cacioppo --data mnist");
    assertThat(TRAINED.origin().data().source()).contains("MNIST", "MD5");
  }

  @Test
  void itWasTrainedOnThePublishedPictures() {
    var prepared = MODEL.prepared(PublishedData.load(Dataset.MNIST, Part.TRAIN));
    assertThat(TRAINED.origin().data()).isEqualTo(TrainingData.of(prepared));
  }

  @Test
  void onUnseenPicturesItBeatsDoingNothingAndTheMeanPicture() {
    var training = MODEL.prepared(PublishedData.load(Dataset.MNIST, Part.TRAIN));
    var unseen = MODEL.prepared(PublishedData.load(Dataset.MNIST, Part.TEST)).limit(300);
    var pictures = new DenoisingScore.Pictures(training, unseen);
    var angles = TRAINED.after(CacioppoModel.DENOISE);
    var scores = DenoisingScore.of(MODEL, angles, pictures, new RandomStreams(99), ENGINE);
    var mean = DenoisingScore.mean(scores);
    assertThat(mean.trained()).isLessThan(0.95 * mean.unchanged());
    assertThat(mean.trained()).isLessThan(0.2 * mean.meanPicture());
    for (var score : scores.subList(0, 4)) {
      assertThat(score.unchanged() - score.trained())
          .as("step %d", score.t())
          .isGreaterThan(5 * score.gainError());
    }
  }

  @Test
  void onDrawnDigitsToo() {
    var drawn = MODEL.prepared(Glyphs.draw(500, 28, new SplittableRandom(5)));
    var pictures = new DenoisingScore.Pictures(drawn, drawn);
    var angles = TRAINED.after(CacioppoModel.DENOISE);
    var scores = DenoisingScore.of(MODEL, angles, pictures, new RandomStreams(99), ENGINE);
    var mean = DenoisingScore.mean(scores);
    assertThat(mean.trained()).isLessThan(0.97 * mean.unchanged());
  }

  @Test
  void itsPicturesAreCloserToDigitsThanThoseOfAnUntrainedChain() {
    var digits = MODEL.prepared(Glyphs.draw(3_500, 28, new SplittableRandom(5))).limit(650);
    var drawn = TRAINED.sampleExactly(ENGINE.backend(), 650, 1);
    var untrained =
        MODEL.sampleExactly(
            MODEL.initial(new RandomStreams(1)), 650, new RandomStreams(1), ENGINE.backend());
    assertThat(distance(drawn.images(), digits))
        .isLessThan(0.5 * distance(untrained.images(), digits));
    assertThat(drawn.acceptance().stream().mapToDouble(a -> a).average().orElseThrow())
        .isGreaterThan(0.003);
  }

  @Test
  void anUnknownModelIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> Models.embedded("cacciopo"))
        .isInstanceOf(QuantumException.class)
        .hasMessage("there is no model 'cacciopo'; choose one of cacioppo, cacioppo-constant");
    assertThatThrownBy(() -> Models.embedded("cacioppo-constant"))
        .hasMessage(
            "this program brings no trained angles for cacioppo-constant; train it first:"
                + " diffraqt train cacioppo-constant");
  }

  private static double distance(ImageSet first, ImageSet second) {
    var features = FeatureMap.block64();
    return Fid.between(features.apply(first), features.apply(second)).value();
  }
}
