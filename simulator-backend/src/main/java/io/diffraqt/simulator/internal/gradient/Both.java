package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.evolve.Gates;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.IndexMap;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Step;

/// A state and its cotangent, which steps move together, or a block of each. Not thread-safe.
final class Both {
  private final Kernels kernels;
  private Parts psi;
  private Parts lambda;
  private Parts spare;

  /// All zeros.
  Both(Kernels kernels, int size) {
    this.kernels = kernels;
    this.psi = Parts.zeros(size);
    this.lambda = Parts.zeros(size);
    this.spare = Parts.zeros(size);
  }

  Parts psi() {
    return psi;
  }

  Parts lambda() {
    return lambda;
  }

  /// A matrix that starts at 0.
  void apply(Step.Unitary step, double[] m) {
    Gates.apply(kernels, lambda, step, m, 0);
    Gates.apply(kernels, psi, step, m, 0);
  }

  /// A factor where controls hold.
  void phase(Controls controls, double re, double im) {
    kernels.phase(lambda, controls, re, im);
    kernels.phase(psi, controls, re, im);
  }

  void flip(Step.Flip step) {
    kernels.flip(psi, step.controls(), step.target());
    kernels.flip(lambda, step.controls(), step.target());
  }

  void swap(Step.Swap step) {
    kernels.swap(psi, step.controls(), step.first(), step.second());
    kernels.swap(lambda, step.controls(), step.first(), step.second());
  }

  /// @param from the old index for each new one
  void permute(int[] from) {
    kernels.permute(psi, from, spare);
    exchangePsi();
    kernels.permute(lambda, from, spare);
    exchangeLambda();
  }

  /// @param map of the bits of an index alone
  void move(IndexMap map, int offset) {
    kernels.move(psi, map, offset, spare);
    exchangePsi();
    kernels.move(lambda, map, offset, spare);
    exchangeLambda();
  }

  private void exchangePsi() {
    var moved = spare;
    spare = psi;
    psi = moved;
  }

  private void exchangeLambda() {
    var moved = spare;
    spare = lambda;
    lambda = moved;
  }
}
