package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Bindings;

/// The numbers of a plan under one row of bindings. Not thread-safe; binding it anew allocates
/// nothing.
public final class Frame {
  private final Plan plan;
  private final double[] values;
  private final double[] trig;

  /// What cosines and sines are worked out in.
  private final double[][] room;

  private final double[] matrices;
  private final double[] splits;

  /// The letter drawn for each landing: 0 for none, 1 for Z, 2 for X, 3 for Y.
  private final int[] letters;

  private int row = -1;

  /// An unbound frame, its constant matrices filled in.
  public Frame(Plan plan) {
    this.plan = plan;
    this.values = new double[plan.columns().width()];
    this.trig = new double[2 * plan.angles().size()];
    this.room = new double[3][plan.angles().size()];
    this.matrices = plan.constantMatrices();
    this.splits = plan.constantSplits();
    this.letters = new int[plan.errors().landings()];
  }

  /// Takes the values of a row and computes all matrices that depend on them.
  ///
  /// @param bindings in the column order of the plan
  public void bind(Bindings bindings, int next) {
    row = next;
    bindings.copyRow(next, 0, values, 0, values.length);
    plan.angles().fill(values, trig, room);
    for (var unitary : plan.dynamicUnitaries()) {
      Matrices.fill(unitary, trig, letters, matrices);
    }
    for (var at : plan.dynamicSplits()) {
      Split.of(matrices, plan.steepest(), splits, at);
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
      var unit = plan.errors().unit(entry);
      Matrices.fill(unit, trig, letters, matrices);
      if (splits.length > 0) {
        Split.of(matrices, plan.steepest(), splits, unit.at());
      }
    }
  }

  /// What it belongs to.
  public Plan plan() {
    return plan;
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

  /// The splits of matrices that are turned in a sweep, each where its matrix is; not to be
  /// written.
  public double[] splits() {
    return splits;
  }
}
