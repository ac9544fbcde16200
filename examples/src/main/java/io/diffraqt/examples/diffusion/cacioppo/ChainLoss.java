package io.diffraqt.examples.diffusion.cacioppo;

import static io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits.ANGLES_PER_STEP;

import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.Objective;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// How far the pictures that the whole chain draws from noise are, as an ensemble, from real ones.
///
/// Loss: `tr ρ² − 2 E⟨g|ρ|g⟩ + w E|⟨g|g'⟩|² + v E(−ln acceptance)` with the real ensemble's density
/// matrix `ρ`. With `w = 1` and `v = 0` it is the squared maximum mean discrepancy with the
/// fidelity as kernel. A smaller `w` cuts off the small eigenvalues of `ρ`, that is gives up
/// diversity for less noise, which the discrepancy hardly feels as it is spread over many
/// dimensions. `v` is 0 at first, since staying the identity is the easiest way to accept
/// everything. Source of the kernel: Zhang et al. 2024 (QuDDPM, PRL 132, 100602).
final class ChainLoss implements Objective {
  static final int UPDATES_PER_EPOCH = 100;
  private static final double ACCEPTANCE_WEIGHT = 0.015;
  private static final double DIVERSITY = 0.7;

  private final Ensemble real;
  private final int steps;
  private final Batch batch;
  private final RandomStreams streams;
  private final DiffusionModel.Engine engine;
  private final long updates;

  /// Noise through all steps, `t = steps` first.
  private record Run(List<StepPass> passes) {
    List<ComplexVector> outputs() {
      return passes.getLast().outputs();
    }

    double minusLogAcceptance() {
      return passes.stream()
          .flatMap(pass -> pass.kept().stream())
          .mapToDouble(kept -> -Math.log(kept.acceptance()))
          .sum();
    }
  }

  ChainLoss(
      Ensemble real, Stage stage, int batch, RandomStreams streams, DiffusionModel.Engine engine) {
    this.real = real;
    this.batch = new Batch(batch);
    this.streams = streams;
    this.engine = engine;
    this.updates = (long) UPDATES_PER_EPOCH * stage.epochs();
    this.steps = CacioppoModel.STEPS;
  }

  @Override
  public int updatesPerEpoch() {
    return UPDATES_PER_EPOCH;
  }

  @Override
  public Slope at(RealVector parameters, long update) {
    var weight = acceptanceWeight(update);
    var runs = engine.workers().map(batch.parts(), part -> forward(parameters, update, part));
    var drawn = runs.stream().flatMap(run -> run.outputs().stream()).toList();
    var discrepancies =
        engine.workers().map(batch.size(), row -> real.discrepancy(drawn, row, DIVERSITY));
    var cotangents = discrepancies.stream().map(Ensemble.Discrepancy::cotangent).toList();
    var gradients =
        engine
            .workers()
            .map(batch.parts(), k -> backward(runs.get(k), batch.part(cotangents, k), weight));
    var gradient = new double[parameters.size()];
    gradients.forEach(part -> Batch.add(gradient, 0, part));
    var loss = real.purity();
    for (var discrepancy : discrepancies) {
      loss += discrepancy.share();
    }
    for (var run : runs) {
      loss += weight / batch.size() * run.minusLogAcceptance();
    }
    return new Slope(loss, RealVector.of(gradient));
  }

  private Run forward(RealVector parameters, long update, int part) {
    var passes = new ArrayList<StepPass>();
    var pictures =
        IntStream.range(batch.first(part), batch.end(part))
            .mapToObj(row -> noise(streams.of("chain", update, row)))
            .toList();
    for (var t = steps; t >= 1; t--) {
      var pass = StepPass.of(engine.backend(), angles(parameters, t), pictures);
      passes.add(pass);
      pictures = pass.outputs();
    }
    return new Run(passes);
  }

  private RealVector backward(Run run, List<ComplexVector> cotangents, double weight) {
    var gradient = new double[steps * ANGLES_PER_STEP];
    var given = cotangents;
    for (var t = 1; t <= steps; t++) {
      var pass = run.passes().get(steps - t);
      var derivatives = pass.pullback(new StepPass.Cotangents(given, -weight / batch.size()));
      Batch.add(gradient, (t - 1) * ANGLES_PER_STEP, derivatives.angles());
      given = derivatives.inputs();
    }
    return RealVector.of(gradient);
  }

  private double acceptanceWeight(long update) {
    var progress = (double) update / Math.max(1, updates);
    return ACCEPTANCE_WEIGHT * Math.clamp(4 * progress - 1, 0, 1);
  }

  static RealVector angles(RealVector parameters, int t) {
    return parameters.range((t - 1) * ANGLES_PER_STEP, t * ANGLES_PER_STEP);
  }

  static ComplexVector noise(RandomGenerator random) {
    return ComplexVector.gaussian(1 << DenoisingCircuits.DATA_QUBITS, random).unit();
  }
}
