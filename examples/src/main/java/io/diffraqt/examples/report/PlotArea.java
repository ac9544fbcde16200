package io.diffraqt.examples.report;

import io.diffraqt.examples.report.Axis.Division;
import io.diffraqt.examples.report.SvgCanvas.Anchor;

/// The rectangle in which values are drawn, and the axes around it.
final class PlotArea {
  static final double HEIGHT = 290;
  private static final double TOP = 30;
  private static final double RIGHT = SvgCanvas.WIDTH - 16;

  private final Ticks xTicks;
  private final Ticks yTicks;
  private final Axis x;
  private final Axis y;
  private final double left;
  private final double bottom;

  PlotArea(Axis x, Ticks xTicks, Axis y, Ticks yTicks) {
    this.x = x;
    this.xTicks = xTicks;
    this.y = y;
    this.yTicks = yTicks;
    this.left = 14 + SvgCanvas.CHARACTER * yTicks.longestLabel();
    this.bottom = HEIGHT - 44;
  }

  double left() {
    return left;
  }

  double right() {
    return RIGHT;
  }

  double bottom() {
    return bottom;
  }

  double x(double value) {
    return left + share(x, xTicks, value) * (RIGHT - left);
  }

  double y(double value) {
    return bottom - share(y, yTicks, value) * (bottom - TOP);
  }

  void drawGrid(SvgCanvas canvas) {
    for (double value : yTicks.values()) {
      canvas.horizontal("grid", y(value), left, RIGHT);
      canvas.text(Anchor.END, left - 7, y(value) + 4.5, Ticks.label(value));
    }
    canvas.text("label", 4, 16, y.label());
  }

  void drawHorizontalAxis(SvgCanvas canvas) {
    for (double value : xTicks.values()) {
      canvas.vertical("axis", x(value), bottom, bottom + 5);
      canvas.text(Anchor.MIDDLE, x(value), bottom + 19, Ticks.label(value));
    }
    drawBaseline(canvas);
    canvas.text("label end", RIGHT, bottom + 38, x.label());
  }

  void drawBaseline(SvgCanvas canvas) {
    canvas.horizontal("axis", bottom, left, RIGHT);
  }

  private static double share(Axis axis, Ticks ticks, double value) {
    return axis.division() == Division.LINEAR
        ? (value - ticks.low()) / (ticks.high() - ticks.low())
        : Math.log(value / ticks.low()) / Math.log(ticks.high() / ticks.low());
  }
}
