package io.diffraqt.circuit;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.function.DoubleFunction;

/// How a gate's matrix, and expectation values after it, depend on one angle.
public enum AngleKind {
  /// `exp(-iθG/2)` with eigenvalues of `G` equal to ±1: two-term shift rule, `±π/2`.
  ROTATION(Math.PI, 0.25),
  /// `exp(-iθG/2)` with eigenvalues −1, 0 and 1: four-term shift rule, `±π/2` and `±3π/2`.
  CONTROLLED_ROTATION(Math.PI, 0.25),
  /// `exp(iθP)` with a projector `P`: two-term shift rule, `±π/2`.
  PHASE(Math.PI / 2, 0.5),
  /// Turns the axis of a rotation, `exp(-iφZ/2)·M·exp(iφZ/2)`: expectation values have frequencies
  /// 1 and 2, so that the shift rule takes four terms, `±π/4` and `±3π/4`.
  AXIS(Math.PI / 2, 0.5);

  private final double shift;
  private final double weight;

  AngleKind(double shift, double weight) {
    this.shift = shift;
    this.weight = weight;
  }

  /// The exact derivative of a matrix whose entries are trigonometric polynomials of this kind's
  /// frequencies: `weight·(m(θ+shift) − m(θ−shift))`.
  ComplexMatrix derivative(DoubleFunction<ComplexMatrix> matrix, double angle) {
    return matrix.apply(angle + shift).minus(matrix.apply(angle - shift)).times(Complex.of(weight));
  }
}
