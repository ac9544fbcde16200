package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.evolve.Loading;
import io.diffraqt.simulator.internal.kernel.Parts;
import io.diffraqt.simulator.internal.plan.Frame;
import io.diffraqt.simulator.internal.plan.Step;

/// A prepared state and its derivative along a direction: [LoadBack] differentiated once more.
final class LoadJet {
  private final Step.Load step;
  private final Parts a;
  private final double norm;
  private final Parts rate;
  private final double normRate;
  private final Parts slopes;
  private final Parts slopeRates;

  /// `a = v/‖v‖` changes by `(v' − Re⟨a|v'⟩·a)/‖v‖`, and the norm by `Re⟨a|v'⟩`.
  ///
  /// @param direction one number per column of the bindings
  LoadJet(Step.Load step, Frame frame, double[] direction) {
    var loaded = Loading.read(step, frame);
    this.step = step;
    this.a = loaded.amplitudes();
    this.norm = loaded.norm();
    this.rate = Parts.zeros(a.size());
    this.slopes = Parts.zeros(a.size());
    this.slopeRates = Parts.zeros(a.size());
    if (step.source() instanceof Step.Source.Slot(_, var column)) {
      System.arraycopy(direction, column, rate.re(), 0, a.size());
      System.arraycopy(direction, column + a.size(), rate.im(), 0, a.size());
    }
    this.normRate = along(rate, a);
    for (var j = 0; j < a.size(); j++) {
      rate.re()[j] = (rate.re()[j] - normRate * a.re()[j]) / norm;
      rate.im()[j] = (rate.im()[j] - normRate * a.im()[j]) / norm;
    }
  }

  private static double along(Parts left, Parts right) {
    var sum = 0.0;
    for (var j = 0; j < left.size(); j++) {
      sum += left.re()[j] * right.re()[j] + left.im()[j] * right.im()[j];
    }
    return sum;
  }

  /// `ψ_(j,r) = a_j·φ_r` for each index `r` with zeros at the qubits.
  void spread(Jet psi) {
    for (var r = 0; r < psi.value().size(); r = next(r)) {
      var phi = entry(psi.value(), r);
      var phiRate = entry(psi.slope(), r);
      for (var j = 0; j < a.size(); j++) {
        var k = r | step.offsets()[j];
        put(psi.value(), k, 0, 0);
        put(psi.slope(), k, 0, 0);
        addProduct(a, j, phi, psi.value(), k);
        addProduct(a, j, phiRate, psi.slope(), k);
        addProduct(rate, j, phi, psi.slope(), k);
      }
    }
  }

  /// Undoes it on a state and its cotangent.
  void undo(Jet lambda, Jet psi) {
    for (var r = 0; r < psi.value().size(); r = next(r)) {
      var phi = contracted(a, psi.value(), r);
      var phiRate = sum(contracted(rate, psi.value(), r), contracted(a, psi.slope(), r));
      var mu = contracted(a, lambda.value(), r);
      var muRate = sum(contracted(rate, lambda.value(), r), contracted(a, lambda.slope(), r));
      for (var j = 0; j < a.size(); j++) {
        var k = r | step.offsets()[j];
        addProduct(lambda.value(), k, conjugate(phi), slopes, j);
        addProduct(lambda.slope(), k, conjugate(phi), slopeRates, j);
        addProduct(lambda.value(), k, conjugate(phiRate), slopeRates, j);
        put(psi.value(), k, 0, 0);
        put(psi.slope(), k, 0, 0);
        put(lambda.value(), k, 0, 0);
        put(lambda.slope(), k, 0, 0);
      }
      put(psi.value(), r, phi[0], phi[1]);
      put(psi.slope(), r, phiRate[0], phiRate[1]);
      put(lambda.value(), r, mu[0], mu[1]);
      put(lambda.slope(), r, muRate[0], muRate[1]);
    }
  }

  /// Adds the derivative of `(s − Re⟨s|a⟩·a)/‖v‖` by the direction, after [#undo].
  ///
  /// @param into one per column of the bindings, from index `at` on
  void unscale(double[] into, int at) {
    if (step.source() instanceof Step.Source.Slot(_, var column)) {
      unscale(slopes.re(), slopeRates.re(), a.re(), rate.re(), into, at + column);
      unscale(slopes.im(), slopeRates.im(), a.im(), rate.im(), into, at + column + a.size());
    }
  }

  private void unscale(double[] s, double[] ds, double[] x, double[] dx, double[] into, int at) {
    var along = along(slopes, a);
    var alongRate = along(slopeRates, a) + along(slopes, rate);
    for (var j = 0; j < x.length; j++) {
      var first = (s[j] - along * x[j]) / norm;
      into[at + j] += (ds[j] - alongRate * x[j] - along * dx[j] - first * normRate) / norm;
    }
  }

  /// The next index with zeros at the qubits, or one beyond the end.
  private int next(int r) {
    var carried = (r | step.mask()) + 1;
    return carried & ~step.mask();
  }

  private double[] contracted(Parts by, Parts psi, int r) {
    var sum = new double[2];
    for (var j = 0; j < by.size(); j++) {
      var k = r | step.offsets()[j];
      sum[0] += by.re()[j] * psi.re()[k] + by.im()[j] * psi.im()[k];
      sum[1] += by.re()[j] * psi.im()[k] - by.im()[j] * psi.re()[k];
    }
    return sum;
  }

  /// `into_l += by_j·factor`.
  private static void addProduct(Parts by, int j, double[] factor, Parts into, int l) {
    into.re()[l] += by.re()[j] * factor[0] - by.im()[j] * factor[1];
    into.im()[l] += by.re()[j] * factor[1] + by.im()[j] * factor[0];
  }

  private static double[] entry(Parts parts, int k) {
    return new double[] {parts.re()[k], parts.im()[k]};
  }

  private static void put(Parts parts, int k, double re, double im) {
    parts.re()[k] = re;
    parts.im()[k] = im;
  }

  private static double[] conjugate(double[] x) {
    return new double[] {x[0], -x[1]};
  }

  private static double[] sum(double[] x, double[] y) {
    return new double[] {x[0] + y[0], x[1] + y[1]};
  }
}
