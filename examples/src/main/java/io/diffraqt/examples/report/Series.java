package io.diffraqt.examples.report;

import java.util.Arrays;
import java.util.List;

/// A named line through points, with a band of uncertainty where there is one. Immutable.
///
/// @param name shown in the legend
/// @param points in drawing order; a point that is not finite interrupts the line
public record Series(String name, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }

  /// Points without uncertainty.
  ///
  /// @throws IllegalArgumentException if the lengths differ
  public static Series of(String name, double[] x, double[] y) {
    return withBand(name, x, y, new double[][] {y, y});
  }

  /// Points at 1, 2, 3, ..., as for a figure per epoch.
  public static Series counted(String name, double... y) {
    var x = new double[y.length];
    Arrays.setAll(x, i -> i + 1);
    return of(name, x, y);
  }

  /// Points with a band.
  ///
  /// @param lowAndHigh two arrays: the lower and the upper edge
  /// @throws IllegalArgumentException if the lengths differ
  public static Series withBand(String name, double[] x, double[] y, double[][] lowAndHigh) {
    var points = new Point[x.length];
    var low = lowAndHigh[0];
    var high = lowAndHigh[1];
    if (y.length != x.length || low.length != x.length || high.length != x.length) {
      throw new IllegalArgumentException(
          "'%s' has %d x, %d y, %d low and %d high values; the numbers must agree"
              .formatted(name, x.length, y.length, low.length, high.length));
    }
    Arrays.setAll(points, i -> new Point(x[i], y[i], low[i], high[i]));
    return new Series(name, List.of(points));
  }

  boolean hasBand() {
    return points.stream().anyMatch(point -> point.low() < point.high());
  }

  /// One place of a line with the range around it; `low` and `high` equal `y` where there is none.
  public record Point(double x, double y, double low, double high) {}
}
