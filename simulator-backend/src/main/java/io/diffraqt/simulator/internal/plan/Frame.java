package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Bindings;
import java.util.Arrays;

/// The numbers of a plan under one row of bindings. Not thread-safe; binding it anew allocates
/// nothing.
public final class Frame {
  private final Plan plan;
  private final double[] values;
  private final double[] trig;
  private final double[] matrices;

  /// The letter drawn for each landing: 0 for none, 1 for Z, 2 for X, 3 for Y.
  private final int[] letters;

  private int row = -1;

  /// An unbound frame, its constant matrices filled in.
  public Frame(Plan plan) {
    this.plan = plan;
    this.values = new double[plan.columns().width()];
    this.trig = new double[2 * plan.angles().size()];
    this.matrices = new double[plan.matrixLength()];
    this.letters = new int[plan.errors().landings()];
    plan.unitaries().stream().filter(u -> !u.isDynamic()).forEach(this::fill);
  }

  /// Takes the values of a row and computes all matrices that depend on them.
  ///
  /// @param bindings in the column order of the plan
  public void bind(Bindings bindings, int next) {
    row = next;
    bindings.copyRow(next, 0, values, 0, values.length);
    plan.angles().fill(values, trig);
    for (var unitary : plan.dynamicUnitaries()) {
      fill(unitary);
    }
  }

  /// Puts drawn errors into the matrices of their steps, until they are [taken out][#undraw].
  public void draw(int[] entries) {
    for (var entry : entries) {
      letters[plan.errors().landing(entry)] = entry & 3;
    }
    refill(entries);
  }

  /// Takes drawn errors out again.
  public void undraw(int[] entries) {
    for (var entry : entries) {
      letters[plan.errors().landing(entry)] = 0;
    }
    refill(entries);
  }

  private void refill(int[] entries) {
    for (var entry : entries) {
      fill(plan.errors().unit(entry));
    }
  }

  /// The row it is bound to.
  public int row() {
    return row;
  }

  /// All matrices, each where its step says; not to be written.
  public double[] matrices() {
    return matrices;
  }

  /// Cosine and sine of each angle, times the scale of its axis, in turns; not to be written.
  public double[] trig() {
    return trig;
  }

  /// The bound row; not to be written.
  public double[] values() {
    return values;
  }

  /// The matrix of a step that no binding changes.
  static double[] constant(Step.Unitary step) {
    var matrix = new double[step.length()];
    fill(step, new double[0], new int[0], matrix, 0);
    return matrix;
  }

  private void fill(Step.Unitary step) {
    fill(step, trig, letters, matrices, step.at());
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
