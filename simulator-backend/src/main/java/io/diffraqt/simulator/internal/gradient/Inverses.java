package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.plan.Step;
import io.diffraqt.simulator.internal.plan.Step.Unitary;

/// Conjugate transposes of the matrices of steps.
final class Inverses {
  private Inverses() {}

  /// Length of the longest matrix on a path.
  static int longest(Path path) {
    return path.unitaries().mapToInt(Unitary::length).max().orElse(0);
  }

  /// Writes the conjugate transpose of the matrix of a step, or the conjugate of a stored diagonal.
  ///
  /// @param m where the matrix lies as the step says
  /// @param inverse written from index 0 on
  static void fill(Step.Unitary step, double[] m, double[] inverse) {
    var at = step.at();
    if (step.isDiagonalStored()) {
      for (var k = 0; k < step.length(); k += 2) {
        inverse[k] = m[at + k];
        inverse[k + 1] = -m[at + k + 1];
      }
      return;
    }
    var size = 1 << step.targets().length;
    for (var r = 0; r < size; r++) {
      for (var c = 0; c < size; c++) {
        inverse[2 * (r * size + c)] = m[at + 2 * (c * size + r)];
        inverse[2 * (r * size + c) + 1] = -m[at + 2 * (c * size + r) + 1];
      }
    }
  }
}
