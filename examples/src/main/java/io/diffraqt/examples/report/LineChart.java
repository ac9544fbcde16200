package io.diffraqt.examples.report;

import java.util.List;

/// Lines over a common axis, for instance loss over epochs.
///
/// @param caption what the chart shows
/// @param series told apart by colour and dashes; six are distinct
public record LineChart(String caption, Axis x, Axis y, List<Series> series) implements Block {
  public LineChart {
    series = List.copyOf(series);
  }

  public static LineChart of(String caption, Axis x, Axis y, Series... series) {
    return new LineChart(caption, x, y, List.of(series));
  }
}
