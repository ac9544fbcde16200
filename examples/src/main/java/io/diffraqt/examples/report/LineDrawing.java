package io.diffraqt.examples.report;

import io.diffraqt.examples.report.Axis.Division;
import io.diffraqt.examples.report.Series.Point;
import io.diffraqt.examples.report.SvgCanvas.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// A line chart as SVG: bands first, lines over them, points on top.
final class LineDrawing {
  private static final int MOST_DISCS = 25;
  private static final int MOST_TIPS = 120;

  private final LineChart chart;
  private final SvgCanvas canvas;
  private final PlotArea area;

  LineDrawing(LineChart chart) {
    this.chart = chart;
    this.canvas = new SvgCanvas(PlotArea.HEIGHT, chart.caption());
    this.area =
        new PlotArea(
            chart.x(),
            ticks(chart.x(), points().mapToDouble(Point::x), Ticks::within),
            chart.y(),
            ticks(
                chart.y(),
                points().flatMapToDouble(p -> DoubleStream.of(p.y(), p.low(), p.high())),
                Ticks::rounded));
  }

  String toSvg() {
    if (points().findAny().isEmpty()) {
      area.drawBaseline(canvas);
      canvas.text(Anchor.MIDDLE, SvgCanvas.WIDTH / 2, PlotArea.HEIGHT / 2, "no data");
      return canvas.toSvg();
    }
    area.drawGrid(canvas);
    area.drawHorizontalAxis(canvas);
    for (var i = 0; i < chart.series().size(); i++) {
      drawBand(i, chart.series().get(i));
    }
    for (var i = 0; i < chart.series().size(); i++) {
      drawLine(i, chart.series().get(i));
    }
    return canvas.toSvg();
  }

  private void drawBand(int index, Series series) {
    if (!series.hasBand()) {
      return;
    }
    for (var run : runs(series)) {
      var edge = new ArrayList<>(run.stream().map(p -> place(p, Point::high)).toList());
      run.reversed()
          .forEach(p -> edge.add(place(p, p.low() > 0 || isLinear() ? Point::low : Point::y)));
      canvas.path(SvgCanvas.seriesClass(index) + " band", "M" + String.join("L", edge) + "Z");
    }
  }

  private void drawLine(int index, Series series) {
    var style = SvgCanvas.seriesClass(index);
    for (var run : runs(series)) {
      var places = run.stream().map(p -> place(p, Point::y)).collect(Collectors.joining("L"));
      canvas.path(style + " line", "M" + places);
    }
    // Discs on many points would hide the dashes; there they show under the pointer only.
    var marker = style + (series.points().size() <= MOST_DISCS ? " marker" : " marker hidden");
    if (series.points().size() <= MOST_TIPS) {
      series.points().stream().filter(this::isDrawable).forEach(p -> drawMarker(marker, series, p));
    }
  }

  private void drawMarker(String style, Series series, Point point) {
    var tip =
        "%s: %s at %s".formatted(series.name(), Ticks.label(point.y()), Ticks.label(point.x()));
    canvas.marker(style, area.x(point.x()), area.y(point.y()), tip);
  }

  /// Stretches of the line without a gap.
  private List<List<Point>> runs(Series series) {
    var runs = new ArrayList<List<Point>>();
    var open = false;
    for (var point : series.points()) {
      if (!isDrawable(point)) {
        open = false;
        continue;
      }
      if (!open) {
        runs.add(new ArrayList<>());
        open = true;
      }
      runs.getLast().add(point);
    }
    return runs;
  }

  private String place(Point point, ToDoubleFunction<Point> height) {
    return SvgCanvas.number(area.x(point.x()))
        + " "
        + SvgCanvas.number(area.y(height.applyAsDouble(point)));
  }

  private Stream<Point> points() {
    return chart.series().stream().flatMap(s -> s.points().stream()).filter(this::isDrawable);
  }

  private boolean isDrawable(Point point) {
    return isDrawable(chart.x(), point.x()) && isDrawable(chart.y(), point.y());
  }

  private boolean isLinear() {
    return chart.y().division() == Division.LINEAR;
  }

  private static boolean isDrawable(Axis axis, double value) {
    return Double.isFinite(value) && (axis.division() == Division.LINEAR || value > 0);
  }

  private static Ticks ticks(Axis axis, DoubleStream values, Linear linear) {
    var range = values.filter(value -> isDrawable(axis, value)).summaryStatistics();
    if (range.getCount() == 0) {
      return Ticks.within(1, 2);
    }
    return switch (axis.division()) {
      case LINEAR -> linear.between(range.getMin(), range.getMax());
      case LOGARITHMIC -> Ticks.logarithmic(range.getMin(), range.getMax());
    };
  }

  @FunctionalInterface
  private interface Linear {
    Ticks between(double lowest, double highest);
  }
}
