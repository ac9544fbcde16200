package io.diffraqt.examples.cli;

import io.diffraqt.linalg.Complex;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.StateVector;
import java.util.stream.IntStream;

/// Complex numbers as pairs of real and imaginary part, for documents.
final class Pairs {
  private Pairs() {}

  static double[] of(Complex value) {
    return new double[] {value.re(), value.im()};
  }

  static double[][] of(StateVector state) {
    return IntStream.range(0, state.size())
        .mapToObj(k -> of(state.amplitude(k)))
        .toArray(double[][]::new);
  }

  static double[][][] of(DensityMatrix matrix) {
    var size = matrix.matrix().rows();
    return IntStream.range(0, size)
        .mapToObj(r ->
            IntStream.range(0, size).mapToObj(c -> of(matrix.at(r, c))).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }
}
