package io.diffraqt.examples.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A matrix as colours, row 0 at the top, for instance the magnitudes of a density matrix.
/// Immutable.
///
/// Up to 8 x 8 the values are written into the cells.
public final class HeatMap implements Block {
  private final String caption;
  private final double[][] values;
  private final Colours colours;
  private final Labels labels;

  private HeatMap(String caption, double[][] values, Colours colours, Labels labels) {
    this.caption = caption;
    this.values = values;
    this.colours = colours;
    this.labels = labels;
  }

  /// Rows of equal length, copied; labelled 0, 1, 2, ...
  ///
  /// @throws IllegalArgumentException if there are no cells or the rows differ in length
  public static HeatMap of(String caption, Colours colours, double[][] values) {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("'" + caption + "' has no cells");
    }
    for (var row : values) {
      if (row.length != values[0].length) {
        throw new IllegalArgumentException(
            "'%s' has rows of %d and %d cells".formatted(caption, values[0].length, row.length));
      }
    }
    var copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    var labels = new Labels(numbered(values.length), numbered(values[0].length));
    return new HeatMap(caption, copy, colours, labels);
  }

  /// The same with other labels.
  ///
  /// @throws IllegalArgumentException if there is not one label per row and column
  public HeatMap labelled(List<String> newRowLabels, List<String> newColumnLabels) {
    if (newRowLabels.size() != rows() || newColumnLabels.size() != columns()) {
      throw new IllegalArgumentException(
          "%d and %d labels for %d rows and %d columns of '%s'"
              .formatted(newRowLabels.size(), newColumnLabels.size(), rows(), columns(), caption));
    }
    return new HeatMap(caption, values, colours, new Labels(newRowLabels, newColumnLabels));
  }

  public String caption() {
    return caption;
  }

  public Colours colours() {
    return colours;
  }

  public int rows() {
    return values.length;
  }

  public int columns() {
    return values[0].length;
  }

  public double value(int row, int column) {
    return values[row][column];
  }

  public List<String> rowLabels() {
    return labels.rows();
  }

  public List<String> columnLabels() {
    return labels.columns();
  }

  /// The value of the first colour.
  double low() {
    return switch (colours) {
      case SEQUENTIAL -> Math.min(0, finite().min().orElse(0));
      case DIVERGING -> -largest();
    };
  }

  /// The value of the last colour.
  double high() {
    return switch (colours) {
      case SEQUENTIAL -> Math.max(low() + Double.MIN_NORMAL, finite().max().orElse(1));
      case DIVERGING -> largest();
    };
  }

  private double largest() {
    return Math.max(Double.MIN_NORMAL, finite().map(Math::abs).max().orElse(1));
  }

  private DoubleStream finite() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private record Labels(List<String> rows, List<String> columns) {
    Labels {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
    }
  }

  /// How values become colours; both are told apart by people who do not see red and green.
  public enum Colours {
    /// Dark to light, from 0 (or the smallest value if below) to the largest.
    SEQUENTIAL,
    /// Blue below 0, white at 0, red above, equally far on both sides.
    DIVERGING
  }
}
