package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.kernel.Controls;
import io.diffraqt.simulator.internal.plan.Factor;
import io.diffraqt.simulator.internal.plan.Step;
import java.util.Arrays;

/// Derivatives by the angles of a product of small matrices, from one overlap.
///
/// With `M_ab = Σ conj(λ_a)·ψ_b` behind a factor `g(θ) = e^{θG}·…`, the derivative is `Re Σ
/// G_ab·M_ab`; in front of it the overlap is `gᵀ·M·conj(g)`. So one overlap per step serves all its
/// factors, last one first.
final class Chain {
  private final double[] scratch = new double[8];
  private final double[] turn = new double[8];

  /// Adds the derivatives of a step on one qubit to `slopes`; `m` is used up.
  ///
  /// @param trig cosine and sine of each angle, in turns
  /// @param m the overlap behind the step, row-major, real and imaginary parts in turns
  void one(Step.Unitary step, double[] trig, double[] m, double[] slopes) {
    var factors = step.factors();
    for (var k = factors.size() - 1; k >= 0; k--) {
      switch (factors.get(k)) {
        case Factor.Turn(var axis, var a) -> {
          slopes[a] += slope(axis, m);
          if (k > 0) {
            fill(axis, trig[2 * a], trig[2 * a + 1]);
            undo(turn, m);
          }
        }
        case Factor.Constant(var matrix) -> {
          if (k > 0) {
            undo(matrix, m);
          }
        }
        case Factor.Site _ -> throw new IllegalStateException("errors are not differentiated");
      }
    }
  }

  /// Adds to `rates` how the derivatives of a step on one qubit change along a direction; both
  /// overlaps are used up. Behind `g' = rate·G·g` they change by `rate·[Gᵀ, m]` beside their own
  /// derivative.
  ///
  /// @param angleRates derivative of each angle along the direction
  /// @param m the overlap behind the step
  /// @param dm its derivative along the direction
  void two(
      Step.Unitary step,
      double[] trig,
      double[] angleRates,
      double[] m,
      double[] dm,
      double[] rates) {
    var factors = step.factors();
    for (var k = factors.size() - 1; k >= 0; k--) {
      switch (factors.get(k)) {
        case Factor.Turn(var axis, var a) -> {
          rates[a] += slope(axis, dm);
          if (k > 0) {
            addCommutator(axis, angleRates[a], m, dm);
            fill(axis, trig[2 * a], trig[2 * a + 1]);
            undo(turn, m);
            undo(turn, dm);
          }
        }
        case Factor.Constant(var matrix) -> {
          if (k > 0) {
            undo(matrix, m);
            undo(matrix, dm);
          }
        }
        case Factor.Site _ -> throw new IllegalStateException("errors are not differentiated");
      }
    }
  }

  /// `dm ← dm + rate·(Gᵀ·m − m·Gᵀ)`.
  private static void addCommutator(Factor.Axis axis, double rate, double[] m, double[] dm) {
    switch (axis) {
      case X -> {
        addTimesI(-.5 * rate, m, 4, 2, dm, 0);
        addTimesI(-.5 * rate, m, 6, 0, dm, 2);
        addTimesI(-.5 * rate, m, 0, 6, dm, 4);
        addTimesI(-.5 * rate, m, 2, 4, dm, 6);
      }
      case Y -> {
        for (var part = 0; part < 2; part++) {
          var across = .5 * rate * (m[2 + part] + m[4 + part]);
          var along = .5 * rate * (m[6 + part] - m[part]);
          dm[part] += across;
          dm[2 + part] += along;
          dm[4 + part] += along;
          dm[6 + part] -= across;
        }
      }
      case Z, PHASE -> {
        addTimesI(-rate, m, 2, dm, 2);
        addTimesI(rate, m, 4, dm, 4);
      }
      case GLOBAL -> {}
      case ZZ -> throw new IllegalStateException("a turn on two qubits in a step on one");
    }
  }

  /// `dm_to += i·factor·(m_plus − m_minus)`.
  private static void addTimesI(
      double factor, double[] m, int plus, int minus, double[] dm, int to) {
    addTimesI(factor, m, plus, dm, to);
    addTimesI(-factor, m, minus, dm, to);
  }

  private static void addTimesI(double factor, double[] m, int from, double[] dm, int to) {
    dm[to] -= factor * m[from + 1];
    dm[to + 1] += factor * m[from];
  }

  private static double slope(Factor.Axis axis, double[] m) {
    return switch (axis) {
      case X -> .5 * (m[3] + m[5]);
      case Y -> .5 * (m[4] - m[2]);
      case Z -> .5 * (m[1] - m[7]);
      case PHASE -> -m[7];
      case GLOBAL -> -m[1] - m[7];
      case ZZ -> throw new IllegalStateException("a turn on two qubits in a step on one");
    };
  }

  /// Where entry `a` of the diagonal of a step acts.
  static Controls entry(Step.Unitary step, int a) {
    var controls = step.controls();
    for (var k = 0; k < step.targets().length; k++) {
      controls = controls.and(step.targets()[k], (a >> k & 1) == 1);
    }
    return controls;
  }

  /// Adds the derivatives of a diagonal step, all of whose factors commute.
  ///
  /// @param m one overlap per diagonal entry, imaginary parts only
  static void diagonal(Step.Unitary step, double[] m, double[] slopes) {
    for (var factor : step.factors()) {
      if (factor instanceof Factor.Turn(var axis, var a)) {
        slopes[a] +=
            switch (axis) {
              case ZZ -> .5 * (m[0] - m[1] - m[2] + m[3]);
              case GLOBAL -> -Arrays.stream(m, 0, 1 << step.targets().length).sum();
              case X, Y, Z, PHASE ->
                  throw new IllegalStateException("a turn on one qubit in a diagonal step");
            };
      }
    }
  }

  private void fill(Factor.Axis axis, double c, double s) {
    Arrays.fill(turn, 0);
    switch (axis) {
      case X -> set(c, 0, 0, -s, 0, -s, c, 0);
      case Y -> set(c, 0, -s, 0, s, 0, c, 0);
      case Z -> set(c, -s, 0, 0, 0, 0, c, s);
      case PHASE -> set(1, 0, 0, 0, 0, 0, c, s);
      case GLOBAL -> set(c, s, 0, 0, 0, 0, c, s);
      case ZZ -> throw new IllegalStateException("a turn on two qubits in a step on one");
    }
  }

  private void set(double... entries) {
    System.arraycopy(entries, 0, turn, 0, 8);
  }

  /// `m ← gᵀ·m·conj(g)`.
  private void undo(double[] g, double[] m) {
    for (var row = 0; row < 2; row++) {
      for (var b = 0; b < 2; b++) {
        var k = 4 * row + 2 * b;
        double xr = m[4 * row], xi = m[4 * row + 1], yr = m[4 * row + 2], yi = m[4 * row + 3];
        double gr = g[2 * b], gi = -g[2 * b + 1], hr = g[4 + 2 * b], hi = -g[4 + 2 * b + 1];
        scratch[k] = xr * gr - xi * gi + yr * hr - yi * hi;
        scratch[k + 1] = xr * gi + xi * gr + yr * hi + yi * hr;
      }
    }
    for (var a = 0; a < 2; a++) {
      for (var column = 0; column < 2; column++) {
        var k = 4 * a + 2 * column;
        double gr = g[2 * a], gi = g[2 * a + 1], hr = g[4 + 2 * a], hi = g[4 + 2 * a + 1];
        double xr = scratch[2 * column], xi = scratch[2 * column + 1];
        double yr = scratch[4 + 2 * column], yi = scratch[4 + 2 * column + 1];
        m[k] = gr * xr - gi * xi + hr * yr - hi * yi;
        m[k + 1] = gr * xi + gi * xr + hr * yi + hi * yr;
      }
    }
  }
}
