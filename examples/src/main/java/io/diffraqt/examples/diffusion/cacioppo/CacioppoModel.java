package io.diffraqt.examples.diffusion.cacioppo;

import static io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits.ANGLES_PER_STEP;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.examples.data.DataException;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.ComplexGaussian;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.LearningRate;
import io.diffraqt.examples.diffusion.NoiseSchedule;
import io.diffraqt.examples.diffusion.Objective;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.Samples;
import io.diffraqt.examples.diffusion.Stage;
import io.diffraqt.examples.diffusion.TrainingOptions;
import io.diffraqt.run.Sampler;
import java.util.List;

/// Pictures of the digits 0 and 1, 16 x 16, in the amplitudes of 8 qubits; each of ten denoising
/// steps is a circuit of 150 angles with one post-selected ancilla.
///
/// The stage `denoise` is the published training, every step for itself. The stage `chain` is ours:
/// it trains the same angles further, on what the whole chain makes of noise. `docs/decisions`
/// tells why both are needed.
public final class CacioppoModel implements DiffusionModel {
  /// Every step for itself, towards the posterior mean.
  public static final String DENOISE = "denoise";

  /// All steps together, from noise to pictures.
  public static final String CHAIN = "chain";

  /// Denoising steps.
  public static final int STEPS = 10;

  private static final int SIDE = 16;
  private static final int MOST_PICTURES = 8_096;
  private static final double INITIAL_SPREAD = 0.05;

  private final String name;
  private final ComplexGaussian forward;

  private CacioppoModel(String name, NoiseSchedule schedule) {
    this.name = name;
    this.forward = new ComplexGaussian(schedule);
  }

  /// With noise variances from 1e-4 to 0.02, the better-trained variant.
  public static CacioppoModel linearNoise() {
    return new CacioppoModel("cacioppo", NoiseSchedule.linear(STEPS, 1e-4, 0.02));
  }

  /// With noise variance 0.01 at every step, as first released.
  public static CacioppoModel constantNoise() {
    return new CacioppoModel("cacioppo-constant", NoiseSchedule.constant(STEPS, 0.01));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return "Hardware-oriented PQC of Cacioppo et al. 2025";
  }

  @Override
  public String paper() {
    return "Cacioppo et al., Hybrid and hardware-oriented approaches for quantum diffusion models,"
        + " IJCNN 2025; Cacioppo et al. 2023, arXiv:2311.15444";
  }

  @Override
  public String choices() {
    return "digits 0 and 1, 16x16, %s, %d angles per step"
        .formatted(forward.schedule(), ANGLES_PER_STEP);
  }

  /// The noise that training adds.
  public ComplexGaussian forward() {
    return forward;
  }

  @Override
  public int parameterCount() {
    return STEPS * ANGLES_PER_STEP;
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        new Stage(DENOISE, "each step towards its posterior mean", 4, cosine(), 0),
        new Stage(CHAIN, "the whole chain from noise towards the pictures", 20, cosine(), 0));
  }

  private static LearningRate cosine() {
    return new LearningRate.Cosine(0.02);
  }

  /// Zeros and ones, at most 8,096 of them, of unit norm *before* they are resized: that gives them
  /// a norm of about 0.53, which fixes the signal-to-noise ratio.
  ///
  /// @throws DataException if the pictures have colours, or none is a zero or a one
  @Override
  public ImageSet prepared(ImageSet raw) {
    if (raw.shape().channels() != 1) {
      throw new DataException(
          "%s has %d channels, and %s takes grey pictures; choose mnist, fashion-mnist or glyphs"
              .formatted(raw.origin().name(), raw.shape().channels(), name));
    }
    var chosen = raw.hasLabels() ? raw.withClasses(0, 1) : raw;
    if (chosen.count() == 0) {
      throw new DataException(
          raw + " holds no picture of class 0 or 1, which " + name + " is trained on; take more");
    }
    return chosen.limit(MOST_PICTURES).unitNorm().resizedTo(SIDE, SIDE);
  }

  /// Near zero, and thus near the identity; the published 0.7 needs thousands of epochs.
  @Override
  public RealVector initial(RandomStreams streams) {
    var random = streams.of("initial");
    var angles = new double[parameterCount()];
    for (var k = 0; k < angles.length; k++) {
      angles[k] = INITIAL_SPREAD * random.nextGaussian();
    }
    return RealVector.of(angles);
  }

  @Override
  public Objective objective(
      Stage stage, ImageSet prepared, TrainingOptions options, Engine engine) {
    var streams = new RandomStreams(options.seed());
    return switch (stage.name()) {
      case DENOISE -> new StepLoss(prepared, forward, new Batch(options.batch()), streams, engine);
      case CHAIN -> new ChainLoss(Ensemble.of(prepared), stage, options.batch(), streams, engine);
      default ->
          throw new IllegalArgumentException(
              "%s has no stage %s; it has %s and %s".formatted(name, stage.name(), DENOISE, CHAIN));
    };
  }

  @Override
  public Samples.Exact sampleExactly(
      RealVector parameters, int count, RandomStreams streams, ExactBackend backend) {
    return Drawing.ofNoise(parameters, count, streams).exactly(backend, pixels("samples"));
  }

  @Override
  public Samples.Counted sampleFromCounts(
      RealVector parameters, int count, Shots shots, RandomStreams streams, Sampler sampler) {
    var program = samplingProgram(parameters, count, streams);
    return pixels("samples").counted(program.run(sampler, shots));
  }

  @Override
  public Program samplingProgram(RealVector parameters, int count, RandomStreams streams) {
    return program(Drawing.ofNoise(parameters, count, streams));
  }

  /// One step on given pictures, from exact states.
  ///
  /// @param parameters after training
  /// @param t which step, 1 to 10
  /// @param inputs noisy pictures of unit norm, for instance from [#forward]
  public Samples.Exact denoiseExactly(
      RealVector parameters, int t, List<ComplexVector> inputs, ExactBackend backend) {
    return new Drawing(parameters, t, t, inputs).exactly(backend, pixels("denoised, step " + t));
  }

  /// One step on given pictures, from counts: 44 `cx` beside the loading of the picture.
  ///
  /// @param parameters after training
  /// @param t which step, 1 to 10
  /// @param inputs noisy pictures of unit norm, for instance from [#forward]
  public Samples.Counted denoiseFromCounts(
      RealVector parameters, int t, List<ComplexVector> inputs, Shots shots, Sampler sampler) {
    var result = denoisingProgram(parameters, t, inputs).run(sampler, shots);
    return pixels("denoised, step " + t).counted(result);
  }

  /// The circuit of [#denoiseFromCounts] with its values.
  public Program denoisingProgram(RealVector parameters, int t, List<ComplexVector> inputs) {
    return program(new Drawing(parameters, t, t, inputs));
  }

  private static Program program(Drawing drawing) {
    return new Program(drawing.circuit(), drawing.bindings());
  }

  private Pixels pixels(String what) {
    return new Pixels(name, what);
  }
}
