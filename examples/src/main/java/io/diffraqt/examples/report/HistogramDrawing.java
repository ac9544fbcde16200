package io.diffraqt.examples.report;

import java.util.Arrays;
import java.util.List;

/// A histogram as SVG: each sample a filled outline that one can see through.
final class HistogramDrawing {
  private final HistogramChart chart;
  private final double low;
  private final double high;
  private final List<double[]> densities;

  HistogramDrawing(HistogramChart chart) {
    this.chart = chart;
    this.low = chart.lowest();
    this.high = chart.highest() > low ? chart.highest() : low + 1;
    this.densities =
        chart.samples().stream().map(sample -> sample.densities(chart.bins(), low, high)).toList();
  }

  String toSvg() {
    var canvas = new SvgCanvas(PlotArea.HEIGHT, chart.caption());
    var highest = densities.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    var area =
        new PlotArea(
            Axis.linear(chart.valueLabel()),
            Ticks.within(low, high),
            Axis.linear("density"),
            Ticks.rounded(0, highest > 0 ? highest : 1));
    area.drawGrid(canvas);
    for (var i = 0; i < densities.size(); i++) {
      var outline = outline(area, densities.get(i));
      canvas.path(SvgCanvas.seriesClass(i) + " outline", outline);
    }
    area.drawHorizontalAxis(canvas);
    return canvas.toSvg();
  }

  private String outline(PlotArea area, double[] heights) {
    var path = new StringBuilder("M" + SvgCanvas.number(area.left()));
    path.append(' ').append(SvgCanvas.number(area.bottom()));
    for (var bin = 0; bin < heights.length; bin++) {
      path.append('V').append(SvgCanvas.number(area.y(heights[bin])));
      path.append('H')
          .append(SvgCanvas.number(area.x(low + (high - low) * (bin + 1) / heights.length)));
    }
    return path.append('V').append(SvgCanvas.number(area.bottom())).append('Z').toString();
  }
}
