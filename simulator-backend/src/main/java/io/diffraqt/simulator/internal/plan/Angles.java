package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The angles of a plan as affine functions of the columns of its bindings, in flat arrays.
public final class Angles {
  private final double[] offset;
  private final double[] scale;
  private final int[] start;
  private final int[] column;
  private final double[] coefficient;

  private Angles(double[] offset, double[] scale, int[] start, int[] column, double[] coefficient) {
    this.offset = offset;
    this.scale = scale;
    this.start = start;
    this.column = column;
    this.coefficient = coefficient;
  }

  /// Number of angles.
  public int size() {
    return offset.length;
  }

  /// Writes cosine and sine of each angle, times the scale of its axis, in turns.
  ///
  /// @param room of three rows, one entry per angle each
  void fill(double[] values, double[] trig, double[][] room) {
    turned(values, room[0]);
    Circle.fill(room[0], room[1], room[2]);
    for (var a = 0; a < offset.length; a++) {
      trig[2 * a] = room[1][a];
      trig[2 * a + 1] = room[2][a];
    }
  }

  private void turned(double[] values, double[] turned) {
    for (var a = 0; a < offset.length; a++) {
      var angle = offset[a];
      for (var t = start[a]; t < start[a + 1]; t++) {
        angle += coefficient[t] * values[column[t]];
      }
      turned[a] = scale[a] * angle;
    }
  }

  /// Adds to each column what the derivatives by the angles make of it.
  ///
  /// @param slopes derivative by each angle
  /// @param columns one per column of the bindings, from index `at` on
  public void spread(double[] slopes, double[] columns, int at) {
    for (var a = 0; a < offset.length; a++) {
      for (var t = start[a]; t < start[a + 1]; t++) {
        columns[at + column[t]] += coefficient[t] * slopes[a];
      }
    }
  }

  /// Writes the derivative of each angle when the columns move.
  ///
  /// @param direction derivative of each column of the bindings
  void rates(double[] direction, double[] rates) {
    for (var a = 0; a < offset.length; a++) {
      rates[a] = 0;
      for (var t = start[a]; t < start[a + 1]; t++) {
        rates[a] += coefficient[t] * direction[column[t]];
      }
    }
  }

  /// Collects angles while a plan is made.
  static final class Builder {
    private final Columns columns;
    private final List<Angle> angles = new ArrayList<>();
    private final List<Factor.Axis> axes = new ArrayList<>();

    Builder(Columns columns) {
      this.columns = columns;
    }

    int add(Angle angle, Factor.Axis axis) {
      angles.add(angle);
      axes.add(axis);
      return angles.size() - 1;
    }

    Angles build() {
      var terms = angles.stream().mapToInt(a -> a.terms().size()).sum();
      var start = new int[angles.size() + 1];
      var column = new int[terms];
      var coefficient = new double[terms];
      var offset = new double[angles.size()];
      var next = 0;
      for (var a = 0; a < offset.length; a++) {
        offset[a] = angles.get(a).value(parameter -> 0);
        for (var term : angles.get(a).terms()) {
          column[next] = columns.index(term.parameter()).orElseThrow();
          coefficient[next++] = term.scale();
        }
        start[a + 1] = next;
      }
      var scale = axes.stream().mapToDouble(Factor.Axis::scale).toArray();
      return new Angles(offset, scale, start, column, coefficient);
    }
  }

  @Override
  public String toString() {
    return "Angles" + Arrays.toString(offset);
  }
}
