package io.diffraqt.simulator.internal.evolve;

import io.diffraqt.simulator.internal.kernel.Amplitudes;
import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.kernel.Loops;
import io.diffraqt.simulator.internal.plan.Step;

/// Chooses the kernel for the shape of a step.
public final class Gates {
  private Gates() {}

  /// Applies a matrix that lies in `m` at `at`.
  public static <A extends Amplitudes<A>> void apply(
      Loops<A> kernels, A psi, Step.Unitary step, double[] m, int at) {
    if (!step.isIdle() || !isIdentity(m, at)) {
      apply(kernels, psi, new Shape(step.targets(), step.controls(), step.diagonal()), m, at);
    }
  }

  private static boolean isIdentity(double[] m, int at) {
    return m[at] == 1 && m[at + 2] == 0 && m[at + 4] == 0 && m[at + 6] == 1;
  }

  /// What a kernel is chosen by.
  @SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
  record Shape(int[] targets, Controls controls, boolean diagonal) {}

  static <A extends Amplitudes<A>> void apply(
      Loops<A> kernels, A psi, Shape shape, double[] m, int at) {
    var targets = shape.targets();
    var controls = shape.controls();
    switch (targets.length) {
      case 0 -> kernels.phase(psi, controls, m[at], m[at + 1]);
      case 1 -> one(kernels, psi, shape, m, at);
      default -> {
        if (shape.diagonal()) {
          kernels.diagonal(psi, controls, targets, m, at);
        } else if (targets.length == 2 && controls.isEmpty()) {
          kernels.dense2(psi, targets[0], targets[1], m, at);
        } else {
          kernels.dense(psi, controls, targets, m, at);
        }
      }
    }
  }

  private static <A extends Amplitudes<A>> void one(
      Loops<A> kernels, A psi, Shape shape, double[] m, int at) {
    var target = shape.targets()[0];
    if (!shape.controls().isEmpty()) {
      kernels.controlled1(psi, shape.controls(), target, m, at);
    } else if (shape.diagonal()) {
      kernels.diagonal1(psi, target, m, at);
    } else {
      kernels.dense1(psi, target, m, at);
    }
  }
}
