package io.diffraqt.noisemodels;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import java.util.ArrayList;
import java.util.List;

/// The one-qubit map behind damping and relaxation, with the fewest Kraus matrices.
///
/// Jumps down and up, and what remains on the diagonal: its two factors form a positive 2 × 2
/// matrix with `coherence` off the diagonal, split here into a lower triangle times its adjoint.
final class DecayChannel {
  private DecayChannel() {}

  /// @param gamma weight of the decay
  /// @param excited population of state 1 in equilibrium
  /// @param coherence factor of the coherences, at most `√((1 − γe)(1 − γ(1 − e)))`
  static KrausChannel of(double gamma, double excited, double coherence) {
    var down = gamma * (1 - excited);
    var up = gamma * excited;
    var operators = new ArrayList<ComplexMatrix>();
    if (up < 1) {
      var first = Math.sqrt(1 - up);
      operators.add(diagonal(first, coherence / first));
      addUnlessZero(operators, diagonal(0, root(1 - down - coherence * coherence / (1 - up))));
    } else {
      operators.add(diagonal(0, root(1 - down)));
    }
    addUnlessZero(operators, ComplexMatrix.real(2, 2, 0, root(down), 0, 0));
    addUnlessZero(operators, ComplexMatrix.real(2, 2, 0, 0, root(up), 0));
    return new KrausChannel(operators);
  }

  private static ComplexMatrix diagonal(double zero, double one) {
    return ComplexMatrix.diagonal(Complex.of(zero), Complex.of(one));
  }

  /// Rounding may leave a number below 0 where the exact one is 0.
  private static double root(double value) {
    return Math.sqrt(Math.max(0, value));
  }

  private static void addUnlessZero(List<ComplexMatrix> operators, ComplexMatrix operator) {
    if (operator.distance(operator.times(Complex.ZERO)) > 0) {
      operators.add(operator);
    }
  }
}
