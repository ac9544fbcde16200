package io.diffraqt.examples.report;

import io.diffraqt.examples.report.BarChart.Bar;
import io.diffraqt.examples.report.SvgCanvas.Anchor;
import io.diffraqt.examples.report.SvgCanvas.Box;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// A bar chart as SVG. Bars start at zero, whatever the values: only then do areas compare.
final class BarDrawing {
  private static final double GROUP_SHARE = 0.8;
  private static final int MOST_LABELS = 40;

  private final BarChart chart;
  private final SvgCanvas canvas;
  private final PlotArea area;
  private final double step;
  private final boolean slanted;

  BarDrawing(BarChart chart) {
    var longest = chart.categories().stream().mapToInt(String::length).max().orElse(0);
    this.chart = chart;
    this.area =
        new PlotArea(Axis.linear(""), Ticks.within(0, 1), Axis.linear(chart.valueLabel()), ticks());
    this.step = (area.right() - area.left()) / Math.max(1, chart.categories().size());
    this.slanted = longest * SvgCanvas.CHARACTER > step;
    var labelHeight = slanted ? longest * SvgCanvas.CHARACTER * 0.77 + 22 : 24;
    this.canvas = new SvgCanvas(area.bottom() + labelHeight, chart.caption());
  }

  String toSvg() {
    area.drawGrid(canvas);
    for (var category = 0; category < chart.categories().size(); category++) {
      drawGroup(category);
    }
    canvas.horizontal("axis", area.y(0), area.left(), area.right());
    drawLabels();
    return canvas.toSvg();
  }

  private void drawGroup(int category) {
    var width = step * GROUP_SHARE / chart.groups().size();
    for (var i = 0; i < chart.groups().size(); i++) {
      var bar = chart.groups().get(i).bars().get(category);
      var x = area.left() + step * (category + (1 - GROUP_SHARE) / 2) + i * width;
      if (Double.isFinite(bar.value())) {
        canvas.box(SvgCanvas.seriesClass(i) + " area", box(x, width, bar), tip(category, i));
      }
      if (bar.hasInterval()) {
        drawInterval(x + width / 2, Math.min(4, width / 4), bar);
      }
    }
  }

  private Box box(double x, double width, Bar bar) {
    var top = area.y(Math.max(bar.value(), 0));
    var height = area.y(Math.min(bar.value(), 0)) - top;
    var gap = Math.min(1, width / 8);
    return new Box(x + gap / 2, top, width - gap, height);
  }

  private String tip(int category, int group) {
    var bars = chart.groups().get(group);
    return "%s, %s: %s"
        .formatted(
            chart.categories().get(category), bars.name(), described(bars.bars().get(category)));
  }

  private void drawInterval(double x, double cap, Bar bar) {
    canvas.vertical("interval", x, area.y(bar.low()), area.y(bar.high()));
    canvas.horizontal("interval", area.y(bar.low()), x - cap, x + cap);
    canvas.horizontal("interval", area.y(bar.high()), x - cap, x + cap);
  }

  private void drawLabels() {
    var every = Math.ceilDiv(chart.categories().size(), MOST_LABELS);
    for (var i = 0; i < chart.categories().size(); i += every) {
      var x = area.left() + step * (i + 0.5);
      if (slanted) {
        canvas.slantedText(x + 5, area.bottom() + 14, chart.categories().get(i));
      } else {
        canvas.text(Anchor.MIDDLE, x, area.bottom() + 18, chart.categories().get(i));
      }
    }
  }

  private Ticks ticks() {
    var range =
        bars()
            .flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.low(), bar.high()))
            .filter(Double::isFinite)
            .summaryStatistics();
    return range.getCount() == 0
        ? Ticks.rounded(0, 1)
        : Ticks.rounded(Math.min(0, range.getMin()), Math.max(0, range.getMax()));
  }

  private Stream<Bar> bars() {
    return chart.groups().stream().flatMap(group -> group.bars().stream());
  }

  private static String described(Bar bar) {
    var value = Ticks.label(bar.value());
    return bar.hasInterval()
        ? "%s [%s, %s]".formatted(value, Ticks.label(bar.low()), Ticks.label(bar.high()))
        : value;
  }
}
