package io.diffraqt.simulator.internal.plan;

import java.util.Arrays;

/// How the matrices of a bound frame change when its bindings move along a direction. Not
/// thread-safe; following another direction allocates nothing.
public final class FrameTangent {
  private final Plan plan;
  private final Frame frame;
  private final double[] rates;
  private final double[] matrices;
  private final double[] value;

  /// Of a frame that may be bound later.
  public FrameTangent(Plan plan, Frame frame) {
    this.plan = plan;
    this.frame = frame;
    this.rates = new double[plan.angles().size()];
    this.matrices = new double[frame.matrices().length];
    this.value = new double[matrices.length];
  }

  /// Computes the derivatives of all matrices in the bound row.
  ///
  /// @param direction one number per column of the bindings
  public void follow(double[] direction) {
    plan.angles().rates(direction, rates);
    for (var step : plan.dynamicUnitaries()) {
      if (step.isDiagonalStored()) {
        fillDiagonal(step);
      } else {
        fill(step);
      }
    }
  }

  /// Derivatives of all matrices, each where its step says; not to be written.
  public double[] matrices() {
    return matrices;
  }

  /// Derivative of each angle; not to be written.
  public double[] rates() {
    return rates;
  }

  /// Whether the matrix of a step changes at all.
  public boolean moves(Step.Unitary step) {
    for (var factor : step.factors()) {
      if (factor instanceof Factor.Turn(_, var a) && rates[a] != 0) {
        return true;
      }
    }
    return false;
  }

  /// The product rule, factor by factor: `m' ← g·m' + g'·m`, and `g' = rate·G·g`.
  private void fill(Step.Unitary step) {
    var at = step.at();
    Arrays.fill(matrices, at, at + 8, 0);
    Arrays.fill(value, at, at + 8, 0);
    value[at] = 1;
    value[at + 6] = 1;
    for (var factor : step.factors()) {
      switch (factor) {
        case Factor.Constant(var matrix) -> {
          Flat.multiply2(matrix, value, at);
          Flat.multiply2(matrix, matrices, at);
        }
        case Factor.Turn(var axis, var a) -> {
          var trig = frame.trig();
          Turns.onMatrix(axis, trig[2 * a], trig[2 * a + 1], value, at);
          Turns.onMatrix(axis, trig[2 * a], trig[2 * a + 1], matrices, at);
          addGenerator(axis, rates[a], at);
        }
        case Factor.Site _ -> throw new IllegalStateException("errors are not differentiated");
      }
    }
  }

  /// `m' ← m' + rate·G·m`.
  private void addGenerator(Factor.Axis axis, double rate, int at) {
    switch (axis) {
      case X -> {
        addTimesI(-.5 * rate, at + 4, at, 4);
        addTimesI(-.5 * rate, at, at + 4, 4);
      }
      case Y -> {
        for (var k = at; k < at + 4; k++) {
          matrices[k] -= .5 * rate * value[k + 4];
          matrices[k + 4] += .5 * rate * value[k];
        }
      }
      case Z -> {
        addTimesI(-.5 * rate, at, at, 4);
        addTimesI(.5 * rate, at + 4, at + 4, 4);
      }
      case PHASE -> addTimesI(rate, at + 4, at + 4, 4);
      case GLOBAL -> addTimesI(rate, at, at, 8);
      case ZZ -> throw new IllegalStateException("a turn on two qubits in a step on one");
    }
  }

  /// All factors of a diagonal commute, so their generators act on the finished product.
  private void fillDiagonal(Step.Unitary step) {
    var at = step.at();
    var length = step.length();
    Arrays.fill(matrices, at, at + length, 0);
    System.arraycopy(frame.matrices(), at, value, at, length);
    for (var factor : step.factors()) {
      if (factor instanceof Factor.Turn(var axis, var a)) {
        switch (axis) {
          case GLOBAL -> addTimesI(rates[a], at, at, length);
          case ZZ -> {
            addTimesI(-.5 * rates[a], at, at, 2);
            addTimesI(.5 * rates[a], at + 2, at + 2, 4);
            addTimesI(-.5 * rates[a], at + 6, at + 6, 2);
          }
          case X, Y, Z, PHASE ->
              throw new IllegalStateException("a turn on one qubit in a diagonal step");
        }
      }
    }
  }

  /// `m'[to…] += i·factor·m[from…]`.
  private void addTimesI(double factor, int from, int to, int length) {
    for (var k = 0; k < length; k += 2) {
      matrices[to + k] -= factor * value[from + k + 1];
      matrices[to + k + 1] += factor * value[from + k];
    }
  }
}
