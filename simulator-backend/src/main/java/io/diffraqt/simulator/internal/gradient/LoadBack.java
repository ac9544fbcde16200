package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.evolve.Loading;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;

/// Undoes a prepared state `ψ_(j,r) = a_j·φ_r` on a state and its cotangent, and differentiates by
/// the amplitudes before their normalisation.
final class LoadBack {
  private LoadBack() {}

  /// @param first whether nothing came before, so that only `φ_0 = 1` is not zero
  /// @param into derivatives by the columns of the bindings, from index `at` on
  static void undo(
      Step.Load step, Frame frame, boolean first, Parts lambda, Parts psi, double[] into, int at) {
    var loaded = Loading.read(step, frame);
    var slopes = Parts.zeros(step.offsets().length);
    var mask = step.mask();
    var last = first ? 0 : ~mask & psi.size() - 1;
    for (var r = 0; ; r = (r | mask) + 1 & ~mask) {
      one(step.offsets(), loaded.amplitudes(), r, lambda, psi, slopes);
      if (r == last) {
        break;
      }
    }
    if (step.source() instanceof Step.Source.Slot(_, var column)) {
      unscale(loaded, slopes, into, at + column);
    }
  }

  private static void one(int[] offsets, Parts a, int r, Parts lambda, Parts psi, Parts slopes) {
    double phiRe = 0, phiIm = 0, muRe = 0, muIm = 0;
    for (var j = 0; j < offsets.length; j++) {
      var k = r | offsets[j];
      double ar = a.re()[j], ai = a.im()[j];
      phiRe += ar * psi.re()[k] + ai * psi.im()[k];
      phiIm += ar * psi.im()[k] - ai * psi.re()[k];
      muRe += ar * lambda.re()[k] + ai * lambda.im()[k];
      muIm += ar * lambda.im()[k] - ai * lambda.re()[k];
    }
    for (var j = 0; j < offsets.length; j++) {
      var k = r | offsets[j];
      slopes.re()[j] += lambda.re()[k] * phiRe + lambda.im()[k] * phiIm;
      slopes.im()[j] += lambda.im()[k] * phiRe - lambda.re()[k] * phiIm;
      clear(psi, k);
      clear(lambda, k);
    }
    psi.re()[r] = phiRe;
    psi.im()[r] = phiIm;
    lambda.re()[r] = muRe;
    lambda.im()[r] = muIm;
  }

  private static void clear(Parts parts, int k) {
    parts.re()[k] = 0;
    parts.im()[k] = 0;
  }

  /// `a = v/‖v‖` gives `(s − Re⟨s|a⟩·a)/‖v‖` for the derivative `s` by `a`.
  private static void unscale(Loading.Loaded loaded, Parts s, double[] into, int at) {
    var a = loaded.amplitudes();
    var along = 0.0;
    for (var j = 0; j < a.size(); j++) {
      along += s.re()[j] * a.re()[j] + s.im()[j] * a.im()[j];
    }
    for (var j = 0; j < a.size(); j++) {
      into[at + j] += (s.re()[j] - along * a.re()[j]) / loaded.norm();
      into[at + a.size() + j] += (s.im()[j] - along * a.im()[j]) / loaded.norm();
    }
  }
}
