package io.diffraqt.examples.report;

import java.util.List;
import java.util.stream.IntStream;

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
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "'%s' has %d x and %d y values; the numbers must agree"
              .formatted(name, x.length, y.length));
    }
    return new Series(
        name,
        IntStream.range(0, x.length).mapToObj(i -> new Point(x[i], y[i], y[i], y[i])).toList());
  }

  /// Points at 1, 2, 3, ..., as for a figure per epoch.
  public static Series counted(String name, double... y) {
    return of(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
  }

  /// The same points with a band between a lower and an upper edge.
  ///
  /// @throws IllegalArgumentException unless both edges have one value per point
  public Series withBand(double[] low, double[] high) {
    if (low.length != points.size() || high.length != points.size()) {
      throw new IllegalArgumentException(
          "a band of %d low and %d high values for the %d points of '%s'; the numbers must agree"
              .formatted(low.length, high.length, points.size(), name));
    }
    return new Series(
        name,
        IntStream.range(0, low.length)
            .mapToObj(i -> points.get(i).within(low[i], high[i]))
            .toList());
  }

  boolean hasBand() {
    return points.stream().anyMatch(point -> point.low() < point.high());
  }

  /// One place of a line with the range around it; `low` and `high` equal `y` where there is none.
  public record Point(double x, double y, double low, double high) {
    Point within(double newLow, double newHigh) {
      return new Point(x, y, newLow, newHigh);
    }
  }
}
