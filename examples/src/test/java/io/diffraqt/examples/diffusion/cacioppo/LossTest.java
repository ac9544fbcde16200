package io.diffraqt.examples.diffusion.cacioppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.diffraqt.examples.data.Glyphs;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.Objective;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.StateOracle;
import io.diffraqt.examples.diffusion.TrainingOptions;
import io.diffraqt.examples.diffusion.Workers;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LossTest {
  private static final CacioppoModel MODEL = CacioppoModel.linearNoise();
  private static final ImageSet IMAGES =
      MODEL.prepared(Glyphs.draw(40, 28, new SplittableRandom(3)));
  private static final Workers WORKERS = Workers.of(2);
  private static final DiffusionModel.Engine ENGINE =
      new DiffusionModel.Engine(StateOracle.of(9), WORKERS);

  @AfterAll
  static void stopWorkers() {
    WORKERS.close();
  }

  @Test
  void theStepLossDescendsAlongItsGradient() {
    checkGradient(objective(0), 1, IntStream.of(0, 1, 49, 75, 76, 149, 150, 440, 1499));
  }

  /// Update 80 of 100, where the acceptance has its full weight.
  @Test
  void theChainLossDescendsAlongItsGradient() {
    checkGradient(objective(1), 80, IntStream.of(0, 73, 76, 149, 620, 1351, 1499));
  }

  @Test
  void untrainedTheStepLossIsThatOfDoingNothing() {
    var loss = objective(0).at(RealVector.of(new double[1500]), 0).loss();
    var scores =
        DenoisingScore.of(
            MODEL,
            RealVector.of(new double[1500]),
            new DenoisingScore.Pictures(IMAGES, IMAGES),
            new RandomStreams(1),
            ENGINE);
    var mean = DenoisingScore.mean(scores);
    assertThat(mean.trained()).isEqualTo(mean.unchanged(), within(1e-10));
    // Other noise; the spread of a mean over 8 pictures and 10 steps is about 0.005.
    assertThat(loss).isEqualTo(mean.unchanged(), within(0.03));
  }

  @Test
  void theDiscrepancyOfTheEnsembleWithItselfVanishes() {
    var pictures =
        IntStream.range(0, IMAGES.count())
            .mapToObj(k -> ComplexVector.ofReal(IMAGES.image(k)).unit())
            .toList();
    var real = Ensemble.of(IMAGES);
    var sum = real.purity();
    for (var row = 0; row < pictures.size(); row++) {
      sum += real.discrepancy(pictures, row, 1).share();
    }
    // The pair term leaves out the pictures' fidelity 1 with themselves: it estimates the purity
    // without bias, and is thus smaller by (1 − purity)/(B − 1) on the ensemble itself.
    var count = pictures.size();
    assertThat(sum).isEqualTo(-(1 - real.purity()) / (count - 1), within(1e-10));
  }

  @Test
  void overlapWithTheEnsembleIsTheMeanFidelity() {
    var real = Ensemble.of(IMAGES);
    var drawn = ChainLoss.noise(new RandomStreams(4).of("noise"));
    var mean =
        IntStream.range(0, IMAGES.count())
            .mapToDouble(k -> ComplexVector.ofReal(IMAGES.image(k)).unit().fidelity(drawn))
            .average()
            .orElseThrow();
    assertThat(real.overlap(drawn)).isEqualTo(mean, within(1e-12));
  }

  private static Objective objective(int stage) {
    var options = new TrainingOptions(2, stage == 0 ? 8 : 18, List.of(1, 1));
    return MODEL.objective(options.stagesOf(MODEL).get(stage), IMAGES, options, ENGINE);
  }

  private static void checkGradient(Objective objective, long update, IntStream indices) {
    var random = new RandomStreams(9).of("angles");
    var angles = random.doubles(1500, -1, 1).toArray();
    var slope = objective.at(RealVector.of(angles), update);
    indices.forEach(k -> {
      var h = 1e-5;
      var up = at(objective, angles, k, h, update);
      var down = at(objective, angles, k, -h, update);
      assertThat(slope.gradient().value(k))
          .as("angle %d", k)
          .isEqualTo((up - down) / (2 * h), within(1e-8));
    });
  }

  private static double at(
      Objective objective, double[] angles, int index, double shift, long update) {
    var moved = angles.clone();
    moved[index] += shift;
    return objective.at(RealVector.of(moved), update).loss();
  }
}
