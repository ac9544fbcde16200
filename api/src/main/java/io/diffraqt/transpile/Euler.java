package io.diffraqt.transpile;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;

/// A one-qubit unitary as `e^{i·phase}·Rz(phi)·Ry(theta)·Rz(lambda)`.
///
/// @param theta in `[0, π]`
/// @param phi radians
/// @param lambda radians
/// @param phase radians
record Euler(double theta, double phi, double lambda, double phase) {
  /// Splits a 2×2 unitary.
  static Euler of(ComplexMatrix unitary) {
    var determinant =
        unitary.at(0, 0).times(unitary.at(1, 1)).minus(unitary.at(0, 1).times(unitary.at(1, 0)));
    var phase = determinant.arg() / 2;
    var undo = Complex.cis(-phase);
    return ofColumn(unitary.at(0, 0).times(undo), unitary.at(1, 0).times(undo), phase);
  }

  /// `Ry(second)·Rz(middle)·Ry(first)`.
  static Euler ofRotations(double first, double middle, double second) {
    var c1 = Math.cos(first / 2);
    var s1 = Math.sin(first / 2);
    var c2 = Math.cos(second / 2);
    var s2 = Math.sin(second / 2);
    var before = Complex.cis(-middle / 2);
    var after = Complex.cis(middle / 2);
    return ofColumn(
        before.times(c2 * c1).minus(after.times(s2 * s1)),
        before.times(s2 * c1).plus(after.times(c2 * s1)),
        0);
  }

  /// From the first column of a matrix of determinant one.
  private static Euler ofColumn(Complex top, Complex bottom, double phase) {
    var cos = top.abs();
    var sin = bottom.abs();
    // The argument of a vanishing entry is noise.
    var sum = cos < 1e-12 ? 0 : -2 * top.arg();
    var difference = sin < 1e-12 ? 0 : 2 * bottom.arg();
    return new Euler(
        2 * Math.atan2(sin, cos), (sum + difference) / 2, (sum - difference) / 2, phase);
  }
}
