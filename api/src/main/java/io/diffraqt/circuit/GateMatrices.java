package io.diffraqt.circuit;

import static java.lang.Math.PI;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;

/// The matrices of the gate table, as functions of radians.
///
/// Operand 0 is the least significant index bit, so a controlled gate with its control first has
/// `base` at the odd indices.
final class GateMatrices {
  private static final Complex ZERO = Complex.ZERO;
  private static final Complex ONE = Complex.ONE;
  private static final Complex I = Complex.I;

  static final ComplexMatrix ID = ComplexMatrix.identity(2);
  static final ComplexMatrix X = ComplexMatrix.real(2, 2, 0, 1, 1, 0);
  static final ComplexMatrix Y = rows(ZERO, I.times(-1), I, ZERO);
  static final ComplexMatrix Z = ComplexMatrix.real(2, 2, 1, 0, 0, -1);
  static final ComplexMatrix H =
      ComplexMatrix.real(2, 2, 1, 1, 1, -1).times(Complex.of(Math.sqrt(0.5)));
  static final ComplexMatrix SX =
      rows(new Complex(.5, .5), new Complex(.5, -.5), new Complex(.5, -.5), new Complex(.5, .5));
  static final ComplexMatrix SWAP =
      ComplexMatrix.real(4, 4, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1);
  static final ComplexMatrix ISWAP =
      ComplexMatrix.ofRows(
          new Complex[] {ONE, ZERO, ZERO, ZERO},
          new Complex[] {ZERO, ZERO, I, ZERO},
          new Complex[] {ZERO, I, ZERO, ZERO},
          new Complex[] {ZERO, ZERO, ZERO, ONE});

  /// First `rzx(π/4)`, then X on operand 0, then `rzx(−π/4)`: the echo that devices calibrate.
  static final ComplexMatrix ECR = rzx(-PI / 4).times(ID.kron(X)).times(rzx(PI / 4));

  private GateMatrices() {}

  static ComplexMatrix p(double angle) {
    return ComplexMatrix.diagonal(ONE, Complex.cis(angle));
  }

  static ComplexMatrix rx(double angle) {
    return rotation(X, angle);
  }

  static ComplexMatrix ry(double angle) {
    return rotation(Y, angle);
  }

  static ComplexMatrix rz(double angle) {
    return ComplexMatrix.diagonal(Complex.cis(-angle / 2), Complex.cis(angle / 2));
  }

  static ComplexMatrix r(double theta, double phi) {
    var cos = Complex.of(Math.cos(theta / 2));
    var sin = new Complex(0, -Math.sin(theta / 2));
    return rows(cos, sin.times(Complex.cis(-phi)), sin.times(Complex.cis(phi)), cos);
  }

  /// `[[cos θ/2, −e^{iλ} sin θ/2], [e^{iφ} sin θ/2, e^{i(φ+λ)} cos θ/2]]`.
  static ComplexMatrix u(double theta, double phi, double lambda) {
    var cos = Math.cos(theta / 2);
    var sin = Math.sin(theta / 2);
    return rows(
        Complex.of(cos),
        Complex.cis(lambda).times(-sin),
        Complex.cis(phi).times(sin),
        Complex.cis(phi + lambda).times(cos));
  }

  static ComplexMatrix rzz(double angle) {
    return rotation(Z.kron(Z), angle);
  }

  static ComplexMatrix rxx(double angle) {
    return rotation(X.kron(X), angle);
  }

  static ComplexMatrix ryy(double angle) {
    return rotation(Y.kron(Y), angle);
  }

  static ComplexMatrix rzx(double angle) {
    return rotation(X.kron(Z), angle);
  }

  static ComplexMatrix phase(double angle) {
    return ComplexMatrix.diagonal(Complex.cis(angle));
  }

  static ComplexMatrix cu(double theta, double phi, double lambda, double gamma) {
    return controlled(u(theta, phi, lambda).times(Complex.cis(gamma)));
  }

  static ComplexMatrix controlled(ComplexMatrix base) {
    return ComplexMatrix.fill(
        2 * base.rows(),
        2 * base.rows(),
        (r, c) -> {
          if ((r & 1) != (c & 1)) {
            return ZERO;
          }
          return (r & 1) == 1 ? base.at(r >> 1, c >> 1) : r == c ? ONE : ZERO;
        });
  }

  /// `exp(−i·angle·pauli/2)`.
  private static ComplexMatrix rotation(ComplexMatrix pauli, double angle) {
    return ComplexMatrix.identity(pauli.rows())
        .times(Complex.of(Math.cos(angle / 2)))
        .plus(pauli.times(new Complex(0, -Math.sin(angle / 2))));
  }

  private static ComplexMatrix rows(Complex a, Complex b, Complex c, Complex d) {
    return ComplexMatrix.ofRows(new Complex[] {a, b}, new Complex[] {c, d});
  }
}
