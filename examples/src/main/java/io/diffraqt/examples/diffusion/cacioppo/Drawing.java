package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Pictures through a run of steps, from `first` down to `last`: noise through all of them, or
/// noisy pictures through one.
///
/// @param parameters of the model
/// @param first step, 1 to 10
/// @param last step, at most `first`
/// @param inputs one per picture, of unit norm
record Drawing(RealVector parameters, int first, int last, List<ComplexVector> inputs) {
  /// Noise through the whole chain; picture `k` takes the same noise however many are drawn, and on
  /// whichever backend.
  static Drawing ofNoise(RealVector parameters, int count, RandomStreams streams) {
    var noise =
        IntStream.range(0, count)
            .mapToObj(row -> ChainLoss.noise(streams.of("sample", row)))
            .toList();
    return new Drawing(parameters, CacioppoModel.STEPS, 1, noise);
  }

  Samples.Exact exactly(ExactBackend backend, Pixels pixels) {
    var acceptance = new double[inputs.size()];
    Arrays.fill(acceptance, 1);
    var pictures = inputs;
    List<StepPass.Kept> kept = new ArrayList<>();
    for (var t = first; t >= last; t--) {
      kept = StepPass.evaluate(backend, ChainLoss.angles(parameters, t), pictures);
      for (var k = 0; k < acceptance.length; k++) {
        acceptance[k] *= kept.get(k).acceptance();
      }
      pictures = kept.stream().map(StepPass.Kept::output).toList();
    }
    return pixels.exact(kept, acceptance);
  }

  /// The steps as one circuit that measures the pictures.
  Circuit circuit() {
    return DenoisingCircuits.steps(first, last);
  }

  /// One row per picture: the angles of the steps, and its amplitudes in the slot.
  Bindings bindings() {
    var columns = circuit().columns();
    var values = new double[inputs.size() * columns.width()];
    for (var row = 0; row < inputs.size(); row++) {
      var at = row * columns.width();
      for (var t = first; t >= last; t--) {
        var angles = ChainLoss.angles(parameters, t);
        var names = DenoisingCircuits.parameters(t);
        for (var k = 0; k < names.size(); k++) {
          values[at + columns.index(names.get(k)).orElseThrow()] = angles.value(k);
        }
      }
      var slot = at + columns.offset(DenoisingCircuits.INPUT).orElseThrow();
      inputs.get(row).copyTo(values, slot, slot + DenoisingCircuits.INPUT.size());
    }
    return Bindings.of(columns, inputs.size(), values);
  }
}
