package io.diffraqt.examples.diffusion.cacioppo;

import static io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits.ANGLES_PER_STEP;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.diffusion.ComplexGaussian;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.Objective;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import java.util.ArrayList;
import java.util.List;

/// Mean infidelity `1 − |⟨μ̃_t|out⟩|²` over a batch and over all steps `t`.
///
/// Every picture of the batch takes part at every `t` with fresh noise. Steps share no angles, so
/// that each is a problem of its own.
///
/// @param images prepared pictures
/// @param forward the noise
/// @param batch pictures per update
/// @param streams of the run
/// @param engine where circuits are evaluated
record StepLoss(
    ImageSet images,
    ComplexGaussian forward,
    Batch batch,
    RandomStreams streams,
    DiffusionModel.Engine engine)
    implements Objective {
  private record Part(double loss, RealVector gradient) {}

  @Override
  public int updatesPerEpoch() {
    return Math.max(1, images.count() / batch.size());
  }

  @Override
  public Slope at(RealVector parameters, long update) {
    var steps = forward.schedule().steps();
    var pictures = pictures(update);
    var parts =
        engine
            .workers()
            .map(
                steps * batch.parts(),
                k -> part(parameters, update, pictures, k / batch.parts() + 1, k % batch.parts()));
    var loss = 0.0;
    var gradient = new double[parameters.size()];
    for (var k = 0; k < parts.size(); k++) {
      loss += parts.get(k).loss();
      Batch.add(gradient, k / batch.parts() * ANGLES_PER_STEP, parts.get(k).gradient());
    }
    return new Slope(loss, RealVector.of(gradient));
  }

  private Part part(RealVector parameters, long update, int[] pictures, int t, int part) {
    var inputs = new ArrayList<ComplexVector>();
    var targets = new ArrayList<ComplexVector>();
    for (var row = batch.first(part); row < batch.end(part); row++) {
      var clean = ComplexVector.ofReal(images.image(pictures[row]));
      var pair = forward.pair(clean, t, streams.of("noise", update, t, row));
      inputs.add(pair.input());
      targets.add(pair.target());
    }
    var first = (t - 1) * ANGLES_PER_STEP;
    var angles = parameters.range(first, first + ANGLES_PER_STEP);
    var pass = StepPass.of(engine.backend(), angles, inputs);
    return part(pass, targets);
  }

  /// With `⟨μ̃|o⟩ = a + ib`: loss `1 − a² − b²`, derivative `−2 (a + ib) μ̃`.
  private Part part(StepPass pass, List<ComplexVector> targets) {
    var share = 1.0 / batch.size() / forward.schedule().steps();
    var loss = 0.0;
    var cotangents = new ArrayList<ComplexVector>();
    for (var row = 0; row < targets.size(); row++) {
      var target = targets.get(row);
      var output = pass.kept().get(row).output();
      var a = target.realOverlap(output);
      var b = target.imaginaryOverlap(output);
      loss += share * (1 - a * a - b * b);
      cotangents.add(target.times(-2 * share * a, -2 * share * b));
    }
    var derivatives = pass.pullback(new StepPass.Cotangents(cotangents, 0));
    return new Part(loss, derivatives.angles());
  }

  /// Pictures of one update: each epoch goes through its own random order.
  private int[] pictures(long update) {
    var perEpoch = updatesPerEpoch();
    var order = Orders.of(images.count(), streams.of("order", update / perEpoch));
    var chosen = new int[batch.size()];
    for (var row = 0; row < chosen.length; row++) {
      var place = update % perEpoch * batch.size() + row;
      chosen[row] = order[Math.toIntExact(place % order.length)];
    }
    return chosen;
  }
}
