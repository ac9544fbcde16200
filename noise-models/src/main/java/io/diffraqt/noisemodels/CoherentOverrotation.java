package io.diffraqt.noisemodels;

import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import java.util.Objects;

/// A gate that turns too far: the unitary `exp(−i·ε·P/2)` about a Pauli word `P`.
///
/// Unlike every other noise here it adds up in amplitude: `n` of them turn by `n·ε`.
///
/// @param axes `P`, one letter of `I`, `X`, `Y`, `Z` per qubit, the rightmost for operand 0
/// @param radians `ε`, finite
public record CoherentOverrotation(String axes, double radians) {
  private static final int MOST_QUBITS = 4;

  /// @throws IllegalArgumentException when there are no axes or more than 4, a letter is none of
  ///   the four, or the angle is not finite
  public CoherentOverrotation {
    Objects.requireNonNull(axes);
    if (!axes.matches("[IXYZ]{1," + MOST_QUBITS + "}")) {
      throw new IllegalArgumentException(
          "axes '%s'; must be 1 to %d letters of I, X, Y, Z".formatted(axes, MOST_QUBITS));
    }
    if (!Double.isFinite(radians)) {
      throw new IllegalArgumentException("over-rotation by " + radians + " radians");
    }
  }

  /// This, then `next` about the same axes: angles add.
  ///
  /// @throws IllegalArgumentException when the axes differ
  public CoherentOverrotation then(CoherentOverrotation next) {
    if (!axes.equals(next.axes)) {
      throw new IllegalArgumentException(
          "over-rotation about %s followed by one about %s".formatted(axes, next.axes));
    }
    return new CoherentOverrotation(axes, radians + next.radians);
  }

  /// The map, a single unitary.
  public KrausChannel channel() {
    var word = PauliWord.matrix(axes);
    return KrausChannel.of(
        ComplexMatrix.identity(word.rows())
            .times(Complex.of(Math.cos(radians / 2)))
            .plus(word.times(new Complex(0, -Math.sin(radians / 2)))));
  }
}
