package io.diffraqt.transpile;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.linalg.Complex;
import java.util.function.IntFunction;

/// The rotations that make a state from zeros, level by level: at level `t`, qubit `t` turns by an
/// angle for each value of the qubits above it.
///
/// Source: Möttönen et al. (2005), Quantum Inf. Comput. 5, 467, with the magnitudes about Y and the
/// phases about Z. Real amplitudes need no rotation about Z.
final class StateAngles {
  private final int qubits;
  private final double[][] y;
  private final double[][] z;
  private final double phase;
  private final boolean real;

  private StateAngles(int qubits, double[] re, double[] im, boolean real) {
    this.qubits = qubits;
    this.real = real;
    this.y = new double[qubits][];
    this.z = new double[qubits][];
    var norms = new double[re.length];
    var phases = new double[re.length];
    for (var k = 0; k < re.length; k++) {
      norms[k] = real ? re[k] : Math.hypot(re[k], im[k]);
      phases[k] = real || norms[k] == 0 ? 0 : Math.atan2(im[k], re[k]);
    }
    for (var t = 0; t < qubits; t++) {
      y[t] = new double[norms.length / 2];
      z[t] = new double[norms.length / 2];
      norms = halvedNorms(norms, y[t]);
      phases = halvedPhases(phases, z[t]);
    }
    this.phase = phases[0];
  }

  /// For fixed amplitudes.
  static StateAngles of(Amplitudes.Fixed state) {
    return of(state.qubits(), k -> new Complex(state.re(k), state.im(k)));
  }

  /// For amplitudes that need not be normalised but must not all vanish; real ones are recognised.
  static StateAngles of(int qubits, IntFunction<Complex> amplitude) {
    var re = new double[1 << qubits];
    var im = new double[1 << qubits];
    var real = true;
    for (var k = 0; k < re.length; k++) {
      re[k] = amplitude.apply(k).re();
      im[k] = amplitude.apply(k).im();
      real &= im[k] == 0;
    }
    return new StateAngles(qubits, re, im, real);
  }

  int qubits() {
    return qubits;
  }

  /// Whether no rotation about Z is needed.
  boolean isReal() {
    return real;
  }

  /// Angles about Y at level `t`, one for each value of the qubits above.
  double[] y(int t) {
    return y[t].clone();
  }

  /// Angles about Z at level `t`.
  double[] z(int t) {
    return z[t].clone();
  }

  /// The global phase.
  double phase() {
    return phase;
  }

  private static double[] halvedNorms(double[] norms, double[] angles) {
    var up = new double[angles.length];
    for (var k = 0; k < up.length; k++) {
      // Signs of real amplitudes go into the angle of the lowest level; above it norms are
      // positive.
      up[k] = Math.hypot(norms[2 * k], norms[2 * k + 1]);
      angles[k] = 2 * Math.atan2(norms[2 * k + 1], norms[2 * k]);
    }
    return up;
  }

  private static double[] halvedPhases(double[] phases, double[] angles) {
    var up = new double[angles.length];
    for (var k = 0; k < up.length; k++) {
      up[k] = (phases[2 * k] + phases[2 * k + 1]) / 2;
      angles[k] = phases[2 * k + 1] - phases[2 * k];
    }
    return up;
  }
}
