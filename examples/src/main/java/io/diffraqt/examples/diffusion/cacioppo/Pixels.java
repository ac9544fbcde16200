package io.diffraqt.examples.diffusion.cacioppo;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import io.diffraqt.examples.data.Origin;
import io.diffraqt.examples.diffusion.ComplexVector;
import io.diffraqt.examples.diffusion.Samples;
import io.diffraqt.result.Counts;
import io.diffraqt.run.SampleResult;
import java.util.Arrays;
import java.util.List;

/// States and counts of the data qubits as pictures: a pixel is the modulus of its amplitude,
/// divided by the largest.
///
/// @param name of the model, for the pictures' origin
/// @param what the pictures are, in words
record Pixels(String name, String what) {
  private static final ImageShape SHAPE = ImageShape.grey(16, 16);

  Samples.Exact exact(List<StepPass.Kept> kept, double[] acceptance) {
    var moduli = kept.stream().map(StepPass.Kept::output).map(ComplexVector::moduli).toList();
    return new Samples.Exact(images(moduli), Arrays.stream(acceptance).boxed().toList());
  }

  /// From register `image`; the square roots of the frequencies are the moduli up to a factor.
  Samples.Counted counted(SampleResult result) {
    var moduli = result.rows().stream().map(SampleResult.Row::counts).map(Pixels::moduli).toList();
    return new Samples.Counted(images(moduli), result);
  }

  private ImageSet images(List<double[]> moduli) {
    var pixels = moduli.stream().flatMapToDouble(picture -> Arrays.stream(scaled(picture)));
    return ImageSet.of(Origin.of(name + " " + what, name, 1), SHAPE, pixels.toArray());
  }

  private static double[] moduli(Counts counts) {
    var moduli = new double[SHAPE.size()];
    counts
        .of("image")
        .asMap()
        .forEach((bits, count) -> moduli[Integer.parseInt(bits, 2)] = Math.sqrt(count));
    return moduli;
  }

  private static double[] scaled(double[] picture) {
    var brightest = Arrays.stream(picture).max().orElse(0);
    return brightest == 0
        ? picture
        : Arrays.stream(picture).map(value -> value / brightest).toArray();
  }
}
