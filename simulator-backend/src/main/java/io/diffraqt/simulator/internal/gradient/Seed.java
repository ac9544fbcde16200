package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.simulator.internal.evolve.Bits;
import io.diffraqt.simulator.internal.evolve.Operator;
import io.diffraqt.simulator.internal.evolve.Readout;
import io.diffraqt.simulator.internal.kernel.Kernels;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Plan;
import java.util.List;

/// The cotangent `∂L/∂Re + i·∂L/∂Im` of the final amplitudes, with which a pass back starts.
final class Seed {
  private final int bits;
  private final Kernels kernels;
  private final List<Operator> operators;
  private final Readout readout;
  private final Bits recorded;

  /// @param operators the observables of the request for this plan
  /// @param recorded bits of the one way through the plan
  Seed(Plan plan, Kernels kernels, List<Operator> operators, Bits recorded) {
    this.bits = plan.bits();
    this.kernels = kernels;
    this.operators = List.copyOf(operators);
    this.readout = new Readout(plan);
    this.recorded = recorded;
  }

  /// Adds the part that is linear in the amplitudes: of expectation values and probabilities.
  void addLinear(Cotangent cotangent, Parts psi, Parts lambda) {
    var weights = cotangent.expectations();
    requireLength("expectations", weights.length, operators.size());
    for (var k = 0; k < weights.length; k++) {
      if (weights[k] != 0) {
        operators.get(k).addTo(kernels, psi, 2 * weights[k], lambda);
      }
    }
    addProbabilities(cotangent.probabilities(), psi, lambda);
  }

  private void addProbabilities(double[] weights, Parts psi, Parts lambda) {
    if (weights.length == 0) {
      return;
    }
    requireLength("probabilities", weights.length, 1 << bits);
    var weight = readout.gathered(weights, recorded);
    for (var k = 0; k < psi.size(); k++) {
      var factor = 2 * weight.applyAsDouble(k);
      lambda.re()[k] += factor * psi.re()[k];
      lambda.im()[k] += factor * psi.im()[k];
    }
  }

  /// Adds the part that does not depend on the amplitudes: of the amplitudes themselves.
  void addConstant(Cotangent cotangent, Parts lambda) {
    var re = cotangent.stateRe();
    var im = cotangent.stateIm();
    requireLength("real parts", re.length, lambda.size());
    requireLength("imaginary parts", im.length, lambda.size());
    for (var k = 0; k < re.length; k++) {
      lambda.re()[k] += re[k];
    }
    for (var k = 0; k < im.length; k++) {
      lambda.im()[k] += im[k];
    }
  }

  private static void requireLength(String what, int actual, int expected) {
    if (actual != 0 && actual != expected) {
      throw new IllegalArgumentException(
          "a cotangent with %d %s; the forward pass gave %d".formatted(actual, what, expected));
    }
  }
}
