package io.diffraqt.transpile;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.Determinant;

/// A two-qubit unitary as one that two `cx` make, and a diagonal one after it.
///
/// Two `cx` are enough where `tr(U·Σ·Uᵀ·Σ)` is real for `Σ = Y⊗Y` and `det U = 1`; `exp(iψ·ZZ)` in
/// front makes it so for some `ψ`. Source: Shende, Bullock and Markov (2006), proposition 2 of
/// appendix A.
///
/// @param cheap `4 × 4`
/// @param diagonal what is applied after it
record UpToDiagonal(ComplexMatrix cheap, ComplexMatrix diagonal) {
  private static final ComplexMatrix YY =
      ComplexMatrix.real(4, 4, 0, 0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, -1, 0, 0, 0);

  static UpToDiagonal of(ComplexMatrix unitary) {
    var scale = Complex.cis(-Determinant.of(unitary).arg() / 2);
    var m = unitary.times(YY).times(unitary.transpose()).times(scale);
    var psi = Math.atan2(m.im(1, 2) - m.im(0, 3), m.re(0, 3) + m.re(1, 2)) / 2;
    var even = Complex.cis(psi);
    var odd = Complex.cis(-psi);
    var turn = ComplexMatrix.diagonal(even, odd, odd, even);
    return new UpToDiagonal(turn.times(unitary), turn.adjoint());
  }
}
