package io.diffraqt.simulator.internal.kernel;

/// The loops over a state and its derivative along a direction that second derivatives need beside
/// [Kernels].
public final class TangentLoops {
  private TangentLoops() {}

  /// A 2 × 2 matrix and its derivative on one qubit: `slope ← m·slope + dm·psi`, then `psi ←
  /// m·psi`; 24 multiply-adds per amplitude.
  ///
  /// @param m where the matrix starts at `at`
  /// @param dm where its derivative starts at `at`
  public static void apply(
      Kernels kernels, Parts psi, Parts slope, int target, double[] m, double[] dm, int at) {
    if (isVector(kernels, psi)) {
      VectorTangent1.apply(psi, slope, target, m, dm, at);
    } else {
      ScalarTangent1.apply(psi, slope, target, m, dm, at);
    }
  }

  /// `to += from`.
  public static void add(Parts from, Parts to) {
    add(from.re(), to.re());
    add(from.im(), to.im());
  }

  private static void add(double[] from, double[] to) {
    for (var k = 0; k < to.length; k++) {
      to[k] += from[k];
    }
  }

  private static boolean isVector(Kernels kernels, Parts psi) {
    var lanes = KernelChoice.lanes(kernels);
    return lanes > 1 && psi.size() >= lanes;
  }
}
