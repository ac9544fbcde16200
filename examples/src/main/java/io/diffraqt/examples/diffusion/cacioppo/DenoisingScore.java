package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Mean infidelities of one denoising step with its posterior mean on pictures it has not seen,
/// beside two answers that need no training.
///
/// @param t the step
/// @param trained of the circuit's output
/// @param unchanged of the input as it is: `1 − |⟨μ̃_t|x_t⟩|²`
/// @param meanPicture of the mean target over the training pictures, normalised
/// @param gainError standard error of `unchanged − trained`, from paired pictures
/// @param pictures how many were tested
public record DenoisingScore(
    int t, double trained, double unchanged, double meanPicture, double gainError, int pictures) {
  private static final int MEAN_OF = 2_000;

  /// Scores of all steps.
  ///
  /// @param angles of the model, from stage `denoise`
  /// @param pictures each unseen one is tested once at every step
  public static List<DenoisingScore> of(
      CacioppoModel model,
      RealVector angles,
      Pictures pictures,
      RandomStreams streams,
      DiffusionModel.Engine engine) {
    var run = new Run(model, angles, pictures, streams, engine);
    return engine.workers().map(CacioppoModel.STEPS, k -> run.score(k + 1));
  }

  /// Prepared pictures.
  ///
  /// @param training for the mean picture
  /// @param unseen for the scores
  public record Pictures(ImageSet training, ImageSet unseen) {}

  private record Run(
      CacioppoModel model,
      RealVector angles,
      Pictures pictures,
      RandomStreams streams,
      DiffusionModel.Engine engine) {
    DenoisingScore score(int t) {
      var mean = meanTarget(t);
      var count = pictures.unseen().count();
      var trained = new double[count];
      var unchanged = new double[count];
      var meanPicture = new double[count];
      var batch = new Batch(count);
      for (var part = 0; part < batch.parts(); part++) {
        var first = batch.first(part);
        var pairs =
            IntStream.range(first, batch.end(part))
                .mapToObj(k -> model.forward().pair(clean(pictures.unseen(), k), t, random(t, k)))
                .toList();
        var inputs = pairs.stream().map(pair -> pair.input()).toList();
        var kept = StepPass.evaluate(engine.backend(), ChainLoss.angles(angles, t), inputs);
        for (var k = 0; k < pairs.size(); k++) {
          var target = pairs.get(k).target();
          trained[first + k] = 1 - target.fidelity(kept.get(k).output());
          unchanged[first + k] = 1 - target.fidelity(inputs.get(k));
          meanPicture[first + k] = 1 - target.fidelity(mean);
        }
      }
      return new DenoisingScore(
          t,
          mean(trained),
          mean(unchanged),
          mean(meanPicture),
          standardErrorOfDifference(unchanged, trained),
          count);
    }

    private RandomGenerator random(int t, int picture) {
      return streams.of("test", t, picture);
    }

    private ComplexVector meanTarget(int t) {
      var training = pictures.training();
      var sum = ComplexVector.ofReal(new double[training.shape().size()]);
      for (var k = 0; k < Math.min(MEAN_OF, training.count()); k++) {
        var random = streams.of("mean", t, k);
        sum = sum.combined(1, model.forward().pair(clean(training, k), t, random).target(), 1);
      }
      return sum.unit();
    }

    private static ComplexVector clean(ImageSet images, int k) {
      return ComplexVector.ofReal(images.image(k));
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double standardErrorOfDifference(double[] first, double[] second) {
    var mean = mean(first) - mean(second);
    var squares = 0.0;
    for (var k = 0; k < first.length; k++) {
      var deviation = first[k] - second[k] - mean;
      squares += deviation * deviation;
    }
    return Math.sqrt(squares / (first.length - 1.0) / first.length);
  }

  /// Means over all steps, with `t = 0`.
  public static DenoisingScore mean(List<DenoisingScore> scores) {
    var all = new ArrayList<>(scores);
    return new DenoisingScore(
        0,
        all.stream().mapToDouble(DenoisingScore::trained).average().orElse(Double.NaN),
        all.stream().mapToDouble(DenoisingScore::unchanged).average().orElse(Double.NaN),
        all.stream().mapToDouble(DenoisingScore::meanPicture).average().orElse(Double.NaN),
        Math.sqrt(all.stream().mapToDouble(s -> s.gainError() * s.gainError()).sum()) / all.size(),
        all.getFirst().pictures());
  }
}
