package io.diffraqt.openqasm;

import io.diffraqt.error.CircuitException;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.List;

/// Writes a matrix as the definition of a gate, for which the language has no literal.
///
/// Rotations of two basis states at a time turn the matrix into a diagonal one; in the order of a
/// Gray code the two states differ in one qubit, so that each rotation is one `U` under a control
/// on every other qubit. Source: Nielsen and Chuang, Quantum Computation and Quantum Information,
/// sections 4.5.1 and 4.5.2. Exact, and far from short: a compiler does better.
final class UnitaryText {
  private static final double NEGLIGIBLE = 1e-15;

  private final StringBuilder out;
  private final int qubits;

  private UnitaryText(StringBuilder out, int qubits) {
    this.out = out;
    this.qubits = qubits;
  }

  /// A unitary `[[a, b], [c, d]]` on the basis states `low` and `low + 2^target`.
  private record TwoLevel(int low, int target, Complex a, Complex b, Complex c, Complex d) {
    TwoLevel inverse() {
      return new TwoLevel(low, target, a.conjugate(), c.conjugate(), b.conjugate(), d.conjugate());
    }
  }

  /// Appends `gate name … { … }`.
  ///
  /// @throws CircuitException when the matrix is too large to be written out
  static void appendDefinition(StringBuilder out, String name, ComplexMatrix matrix) {
    var qubits = Integer.numberOfTrailingZeros(matrix.rows());
    if (qubits > Limits.MATRIX_QUBITS) {
      throw new CircuitException(
          "the gate %s is a matrix on %d qubits; up to %d are written out, so compile it first"
              .formatted(name, qubits, Limits.MATRIX_QUBITS));
    }
    out.append("gate ").append(name);
    for (var k = 0; k < qubits; k++) {
      out.append(k == 0 ? " " : ", ").append("a").append(k);
    }
    out.append(" {\n");
    new UnitaryText(out, qubits).append(matrix);
    out.append("}\n");
  }

  private void append(ComplexMatrix matrix) {
    if (qubits == 0) {
      appendPhase(matrix.at(0, 0).arg());
      return;
    }
    var steps = new ArrayList<TwoLevel>();
    var rest = diagonalised(matrix, steps);
    for (var low = 0; low < matrix.rows(); low += 2) {
      append(
          new TwoLevel(low, 0, rest[low][low], Complex.ZERO, Complex.ZERO, rest[low + 1][low + 1]));
    }
    steps.reversed().forEach(step -> append(step.inverse()));
  }

  /// Applies rotations, noted in `steps`, until the matrix is diagonal.
  private static Complex[][] diagonalised(ComplexMatrix matrix, List<TwoLevel> steps) {
    var size = matrix.rows();
    var rest = new Complex[size][size];
    for (var r = 0; r < size; r++) {
      for (var c = 0; c < size; c++) {
        rest[r][c] = matrix.at(r, c);
      }
    }
    for (var c = 0; c < size - 1; c++) {
      for (var k = size - 1; k > c; k--) {
        eliminate(rest, gray(k - 1), gray(k), gray(c), steps);
      }
    }
    return rest;
  }

  private static int gray(int index) {
    return index ^ index >> 1;
  }

  /// Moves the weight of row `drop` in `column` to row `keep`.
  private static void eliminate(
      Complex[][] rest, int keep, int drop, int column, List<TwoLevel> steps) {
    var x = rest[keep][column];
    var y = rest[drop][column];
    var norm = Math.hypot(x.abs(), y.abs());
    if (y.abs() < NEGLIGIBLE) {
      return;
    }
    var a = x.conjugate().times(1 / norm);
    var b = y.conjugate().times(1 / norm);
    var c = y.times(-1 / norm);
    var d = x.times(1 / norm);
    for (var k = 0; k < rest.length; k++) {
      var upper = rest[keep][k];
      var lower = rest[drop][k];
      rest[keep][k] = a.times(upper).plus(b.times(lower));
      rest[drop][k] = c.times(upper).plus(d.times(lower));
    }
    var target = Integer.numberOfTrailingZeros(keep ^ drop);
    steps.add(
        keep < drop
            ? new TwoLevel(keep, target, a, b, c, d)
            : new TwoLevel(drop, target, d, c, b, a));
  }

  /// As `e^{iγ}·U(θ, φ, λ)` under controls.
  private void append(TwoLevel step) {
    var theta = 2 * Math.atan2(step.c().abs(), step.a().abs());
    var flips = step.a().abs() < NEGLIGIBLE;
    var keeps = step.c().abs() < NEGLIGIBLE;
    var gamma = flips ? 0 : step.a().arg();
    var phi = keeps ? 0 : step.c().arg() - gamma;
    var lambda = keeps ? step.d().arg() - gamma : step.b().times(-1).arg() - gamma;
    if (gamma != 0) {
      appendPhase(gamma, step);
    }
    if (theta != 0 || phi != 0 || lambda != 0) {
      appendU(step.low(), step.target(), -1, theta, phi, lambda);
    }
  }

  /// A phase where all qubits but the target are at their values: on one of those, under the
  /// others. Not as a controlled `gphase`, which Braket refuses to negate.
  private void appendPhase(double gamma, TwoLevel step) {
    if (qubits == 1) {
      // Under a negated control Braket goes wrong with a gphase in the body.
      appendOnBoth(gamma);
      return;
    }
    var on = step.target() == 0 ? 1 : 0;
    var flipped = (step.low() >> on & 1) == 0;
    if (flipped) {
      out.append("  U(pi, 0, pi) a").append(on).append(";\n");
    }
    appendU(step.low(), on, step.target(), 0, 0, gamma);
    if (flipped) {
      out.append("  U(pi, 0, pi) a").append(on).append(";\n");
    }
  }

  /// A phase on both states of the only qubit.
  private void appendOnBoth(double gamma) {
    appendU(0, 0, -1, 0, 0, gamma);
    appendU(0, 0, -1, Math.PI, 0, Math.PI);
    appendU(0, 0, -1, 0, 0, gamma);
    appendU(0, 0, -1, Math.PI, 0, Math.PI);
  }

  private void appendPhase(double gamma) {
    out.append("  gphase(");
    Numbers.append(out, gamma);
    out.append(");\n");
  }

  /// `U` on `target` where all others but `free` have the bits of `pattern`.
  private void appendU(int pattern, int target, int free, double theta, double phi, double lambda) {
    out.append("  ");
    var operands = new StringBuilder();
    for (var k = 0; k < qubits; k++) {
      if (k != target && k != free) {
        out.append((pattern >> k & 1) == 1 ? "ctrl @ " : "negctrl @ ");
        operands.append('a').append(k).append(", ");
      }
    }
    out.append("U(");
    Numbers.append(out, theta);
    out.append(", ");
    Numbers.append(out, phi);
    out.append(", ");
    Numbers.append(out, lambda);
    out.append(") ").append(operands).append('a').append(target).append(";\n");
  }
}
