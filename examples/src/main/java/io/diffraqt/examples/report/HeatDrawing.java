package io.diffraqt.examples.report;

import io.diffraqt.examples.report.SvgCanvas.Anchor;
import io.diffraqt.examples.report.SvgCanvas.Box;

/// A heat map as SVG: the cells are one small picture, magnified by the browser.
final class HeatDrawing {
  private static final double SIDE = 300;
  private static final double TOP = 10;
  private static final int MOST_WRITTEN = 8;
  private static final int SCALE_STEPS = 128;

  private final HeatMap map;
  private final ColourScale scale;
  private final double left;
  private final double cell;

  HeatDrawing(HeatMap map) {
    var longest = map.rowLabels().stream().mapToInt(String::length).max().orElse(1);
    this.map = map;
    this.scale = new ColourScale(map.colours(), map.low(), map.high());
    this.left = 12 + SvgCanvas.CHARACTER * longest;
    var room = Math.min(SIDE, SvgCanvas.WIDTH - left - 90);
    this.cell = Math.min(room / map.columns(), SIDE / map.rows());
  }

  String toSvg() {
    var canvas = new SvgCanvas(TOP + map.rows() * cell + 26, map.caption());
    canvas.picture(cells(), new Box(left, TOP, map.columns() * cell, map.rows() * cell));
    drawLabels(canvas);
    if (Math.max(map.rows(), map.columns()) <= MOST_WRITTEN) {
      writeValues(canvas);
    }
    drawScale(canvas);
    return canvas.toSvg();
  }

  private Picture cells() {
    var colours = new byte[map.rows() * map.columns() * 3];
    for (var row = 0; row < map.rows(); row++) {
      for (var column = 0; column < map.columns(); column++) {
        scale.write(map.value(row, column), colours, (row * map.columns() + column) * 3);
      }
    }
    return Picture.colour(map.rows(), map.columns(), colours);
  }

  private void drawLabels(SvgCanvas canvas) {
    var everyRow = (int) Math.ceil(17 / cell);
    for (var row = 0; row < map.rows(); row += everyRow) {
      canvas.text(Anchor.END, left - 6, TOP + (row + 0.5) * cell + 4.5, map.rowLabels().get(row));
    }
    var longest = map.columnLabels().stream().mapToInt(String::length).max().orElse(1);
    var everyColumn = (int) Math.ceil((longest * SvgCanvas.CHARACTER + 6) / cell);
    var below = TOP + map.rows() * cell + 18;
    for (var column = 0; column < map.columns(); column += everyColumn) {
      canvas.text(
          Anchor.MIDDLE, left + (column + 0.5) * cell, below, map.columnLabels().get(column));
    }
  }

  private void writeValues(SvgCanvas canvas) {
    for (var row = 0; row < map.rows(); row++) {
      for (var column = 0; column < map.columns(); column++) {
        var value = map.value(row, column);
        var style = scale.isLight(value) ? "on-light middle" : "on-dark middle";
        var text = Ticks.label(Math.round(value * 100) / 100.0);
        canvas.text(style, left + (column + 0.5) * cell, TOP + (row + 0.5) * cell + 4, text);
      }
    }
  }

  private void drawScale(SvgCanvas canvas) {
    var x = left + map.columns() * cell + 16;
    var height = map.rows() * cell;
    var colours = new byte[SCALE_STEPS * 3];
    for (var i = 0; i < SCALE_STEPS; i++) {
      var share = 1 - i / (SCALE_STEPS - 1.0);
      scale.write(map.low() + share * (map.high() - map.low()), colours, i * 3);
    }
    canvas.picture(Picture.colour(SCALE_STEPS, 1, colours), new Box(x, TOP, 14, height));
    for (double value : Ticks.within(map.low(), map.high()).values()) {
      var y = TOP + height * (map.high() - value) / (map.high() - map.low());
      canvas.horizontal("axis", y, x + 14, x + 18);
      canvas.text(Anchor.START, x + 22, y + 4.5, Ticks.label(value));
    }
  }
}
