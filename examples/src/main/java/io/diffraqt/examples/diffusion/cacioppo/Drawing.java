package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import io.diffraqt.examples.data.Origin;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.DiffusionModel;
import io.diffraqt.examples.diffusion.RandomStreams;
import io.diffraqt.examples.diffusion.RealVector;
import io.diffraqt.examples.diffusion.Samples;
import io.diffraqt.result.Counts;
import io.diffraqt.run.SampleResult;
import io.diffraqt.run.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Pictures from noise. Picture `k` takes the same noise however many are drawn, and on whichever
/// backend.
///
/// @param model which model
/// @param parameters its angles
/// @param count pictures
/// @param streams of the noise
record Drawing(CacioppoModel model, RealVector parameters, int count, RandomStreams streams) {
  private static final ImageShape SHAPE = ImageShape.grey(16, 16);

  Samples.Exact exactly(ExactBackend backend) {
    var pictures = noise();
    var acceptance = new double[count];
    Arrays.fill(acceptance, 1);
    for (var t = CacioppoModel.STEPS; t >= 1; t--) {
      var kept = StepPass.evaluate(backend, ChainLoss.angles(parameters, t), pictures);
      for (var k = 0; k < count; k++) {
        acceptance[k] *= kept.get(k).acceptance();
      }
      pictures = kept.stream().map(StepPass.Kept::output).toList();
    }
    var images = images(pictures.stream().map(ComplexVector::moduli).toList(), "exact");
    return new Samples.Exact(images, Arrays.stream(acceptance).boxed().toList());
  }

  Samples.Counted fromCounts(DiffusionModel.Shots shots, Sampler sampler) {
    var request = new Request.Samples(shots.perPicture(), OptionalLong.of(shots.seed()));
    var result = sampler.sample(model.samplingCircuit(), bindings(), request);
    var moduli = result.rows().stream().map(SampleResult.Row::counts).map(Drawing::moduli).toList();
    return new Samples.Counted(images(moduli, shots.perPicture() + " shots"), result);
  }

  /// One row per picture: all angles, and its noise in the slot.
  private Bindings bindings() {
    var circuit = model.samplingCircuit();
    var columns = circuit.columns();
    var values = new double[count * columns.width()];
    var noise = noise();
    for (var row = 0; row < count; row++) {
      var at = row * columns.width();
      for (var t = 1; t <= CacioppoModel.STEPS; t++) {
        var angles = ChainLoss.angles(parameters, t);
        var names = DenoisingCircuits.parameters(t);
        for (var k = 0; k < names.size(); k++) {
          values[at + columns.index(names.get(k)).orElseThrow()] = angles.value(k);
        }
      }
      var slot = at + columns.offset(DenoisingCircuits.INPUT).orElseThrow();
      noise.get(row).copyTo(values, slot, slot + DenoisingCircuits.INPUT.size());
    }
    return Bindings.of(columns, count, values);
  }

  private List<ComplexVector> noise() {
    return IntStream.range(0, count)
        .mapToObj(row -> ChainLoss.noise(streams.of("sample", row)))
        .toList();
  }

  private ImageSet images(List<double[]> moduli, String how) {
    var pixels = new ArrayList<double[]>();
    moduli.forEach(picture -> pixels.add(scaled(picture)));
    var origin = Origin.of(model.name() + " samples, " + how, model.title(), 1);
    return ImageSet.of(origin, SHAPE, pixels.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  private static double[] scaled(double[] picture) {
    var brightest = Arrays.stream(picture).max().orElse(0);
    return brightest == 0
        ? picture
        : Arrays.stream(picture).map(value -> value / brightest).toArray();
  }

  /// Square roots of the frequencies, which are the moduli of the amplitudes up to a factor.
  private static double[] moduli(Counts counts) {
    var moduli = new double[SHAPE.size()];
    counts
        .of("image")
        .asMap()
        .forEach((bits, count) -> moduli[Integer.parseInt(bits, 2)] = Math.sqrt(count));
    return moduli;
  }
}
