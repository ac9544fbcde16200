package io.diffraqt.simulator.internal.plan;

import java.util.Arrays;

/// The matrices of steps as products of their factors.
final class Matrices {
  private Matrices() {}

  /// Writes the matrix of a step where the step says.
  ///
  /// @param trig cosine and sine of each angle, in turns; empty for a constant step
  /// @param letters drawn for each landing of errors
  static void fill(Step.Unitary step, double[] trig, int[] letters, double[] matrices) {
    fill(step, trig, letters, matrices, step.at());
  }

  /// The matrix of a step that no binding changes.
  static double[] constant(Step.Unitary step) {
    var matrix = new double[step.length()];
    fill(step, new double[0], new int[0], matrix, 0);
    return matrix;
  }

  private static void fill(
      Step.Unitary step, double[] trig, int[] letters, double[] matrices, int at) {
    if (step.isDiagonalStored()) {
      fillDiagonal(step, trig, matrices, at);
    } else if (step.targets().length == 1) {
      fillMatrix(step, trig, letters, matrices, at);
    } else {
      var matrix = ((Factor.Constant) step.factors().getFirst()).matrix();
      System.arraycopy(matrix, 0, matrices, at, matrix.length);
    }
  }

  private static void fillMatrix(
      Step.Unitary step, double[] trig, int[] letters, double[] matrices, int at) {
    Arrays.fill(matrices, at, at + 8, 0);
    matrices[at] = 1;
    matrices[at + 6] = 1;
    for (var factor : step.factors()) {
      switch (factor) {
        case Factor.Constant(var matrix) -> Flat.multiply2(matrix, matrices, at);
        case Factor.Turn(var axis, var a) ->
            Turns.onMatrix(axis, trig[2 * a], trig[2 * a + 1], matrices, at);
        case Factor.Site(var landing) -> Turns.letter(letters[landing], matrices, at);
      }
    }
  }

  private static void fillDiagonal(Step.Unitary step, double[] trig, double[] matrices, int at) {
    var length = 2 << step.targets().length;
    for (var k = at; k < at + length; k += 2) {
      matrices[k] = 1;
      matrices[k + 1] = 0;
    }
    for (var factor : step.factors()) {
      switch (factor) {
        case Factor.Constant(var diagonal) -> Flat.multiplyEach(diagonal, matrices, at);
        case Factor.Turn(var axis, var a) ->
            Turns.onDiagonal(axis, trig[2 * a], trig[2 * a + 1], matrices, at, length);
        case Factor.Site _ -> throw new IllegalStateException("a landing in a diagonal step");
      }
    }
  }
}
