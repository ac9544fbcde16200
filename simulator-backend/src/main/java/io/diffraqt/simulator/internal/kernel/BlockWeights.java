package io.diffraqt.simulator.internal.kernel;

/// `Σ |psi|²` block by block.
public final class BlockWeights {
  private BlockWeights() {}

  /// One sum per `length` amplitudes.
  ///
  /// @param kernels whose vectors are used, if they have any
  /// @param length of a block, a power of two, at most that of the state
  public static double[] of(Kernels kernels, Parts psi, int length) {
    var weights = new double[psi.size() / length];
    var lanes = KernelChoice.lanes(kernels);
    for (var k = 0; k < weights.length; k++) {
      weights[k] =
          lanes > 1 && length >= lanes
              ? VectorSums.weight(psi, k * length, length)
              : scalar(psi, k * length, length);
    }
    return weights;
  }

  private static double scalar(Parts psi, int from, int length) {
    var sum = 0.0;
    for (var k = from; k < from + length; k++) {
      sum += psi.re()[k] * psi.re()[k] + psi.im()[k] * psi.im()[k];
    }
    return sum;
  }
}
