package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.plan.Step.Unitary;

/// What a step does to qubits, as far as the order of steps goes.
///
/// @param kind how passes take it
/// @param solid qubits that it changes
/// @param thin qubits on whose value alone it depends
record Reach(Kind kind, int solid, int thin) {
  private static final double UNITARY = 1e-13;

  /// How passes take a step.
  enum Kind {
    /// A matrix on one qubit, not diagonal.
    ONE,
    /// Diagonal, on at most two qubits.
    DIAGONAL,
    /// A linear map of index bits.
    MOVE,
    /// On its own.
    OTHER,
    /// Not inside a sweep at all.
    APART
  }

  static Reach of(Step step) {
    return switch (step) {
      case Unitary unitary -> of(unitary);
      case Step.Flip(var controls, var target) ->
          Integer.bitCount(controls.mask()) <= 1
              ? new Reach(Kind.MOVE, 1 << target, controls.mask())
              : new Reach(Kind.OTHER, controls.mask() | 1 << target, 0);
      case Step.Swap(var controls, var first, var second) ->
          new Reach(
              controls.isEmpty() ? Kind.MOVE : Kind.OTHER,
              controls.mask() | 1 << first | 1 << second,
              0);
      case Step.Permute(var from, _) ->
          new Reach(Linear.isLinear(from) ? Kind.MOVE : Kind.OTHER, from.length - 1, 0);
      case Step.Measure _,
          Step.Reset _,
          Step.Load _,
          Step.Noise _,
          Step.Branch _,
          Step.Jump _,
          Step.Sweep _,
          Step.Span _ ->
          new Reach(Kind.APART, 0, 0);
    };
  }

  private static Reach of(Unitary step) {
    var mask = step.controls().mask() | Steps.mask(step.targets());
    if (!isUnitary(step)) {
      return new Reach(Kind.OTHER, mask, 0);
    }
    if (step.diagonal() && Integer.bitCount(mask) <= 2) {
      return new Reach(Kind.DIAGONAL, 0, mask);
    }
    var one = step.targets().length == 1 && step.controls().isEmpty();
    return new Reach(one ? Kind.ONE : Kind.OTHER, mask, 0);
  }

  /// Users may give matrices that are unitary only roughly; splitting them would mend them.
  private static boolean isUnitary(Unitary step) {
    for (var factor : step.factors()) {
      if (factor instanceof Factor.Constant(var m) && !isUnitary(m, step)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnitary(double[] m, Unitary step) {
    if (step.isDiagonalStored()) {
      var worst = 0.0;
      for (var k = 0; k < m.length; k += 2) {
        worst = Math.max(worst, Math.abs(m[k] * m[k] + m[k + 1] * m[k + 1] - 1));
      }
      return worst <= UNITARY;
    }
    return step.targets().length > 1 || isUnitary(m);
  }

  private static boolean isUnitary(double[] m) {
    var first = m[0] * m[0] + m[1] * m[1] + m[4] * m[4] + m[5] * m[5];
    var second = m[2] * m[2] + m[3] * m[3] + m[6] * m[6] + m[7] * m[7];
    var re = m[0] * m[2] + m[1] * m[3] + m[4] * m[6] + m[5] * m[7];
    var im = m[0] * m[3] - m[1] * m[2] + m[4] * m[7] - m[5] * m[6];
    return Math.abs(first - 1) <= UNITARY
        && Math.abs(second - 1) <= UNITARY
        && Math.abs(re) <= UNITARY
        && Math.abs(im) <= UNITARY;
  }
}
