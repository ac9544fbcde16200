package io.diffraqt.examples.report;

import java.util.Locale;

/// The text of an SVG drawing in the making. Coordinates in units of which a drawing is 480 wide;
/// text is 13 units high, 16 on a phone, which shows a unit as two thirds of a pixel.
final class SvgCanvas {
  static final double WIDTH = 480;
  static final double CHARACTER = 9;
  private static final int DISTINCT_SERIES = 6;

  private final StringBuilder body = new StringBuilder();
  private final double height;
  private final String description;

  SvgCanvas(double height, String description) {
    this.height = height;
    this.description = description;
  }

  /// The style of a series: colours and dashes repeat after six.
  static String seriesClass(int series) {
    return "s" + (series % DISTINCT_SERIES + 1);
  }

  /// A number as SVG takes it: a tenth of a unit is finer than any screen.
  static String number(double value) {
    var rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.format(Locale.ROOT, "%.1f", rounded);
  }

  void horizontal(String style, double y, double fromX, double toX) {
    line(style, fromX, y, toX, y);
  }

  void vertical(String style, double x, double fromY, double toY) {
    line(style, x, fromY, x, toY);
  }

  /// @param d a path in SVG's own notation, made of numbers only
  void path(String style, String d) {
    add("<path class=\"%s\" d=\"%s\"/>".formatted(style, d));
  }

  /// A small disc that tells its value when pointed at.
  void marker(String style, double x, double y, String tip) {
    add(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"2.6\"><title>%s</title></circle>"
            .formatted(style, number(x), number(y), Html.escape(tip)));
  }

  /// A filled box that tells its value when pointed at.
  void box(String style, Box box, String tip) {
    add(
        "<rect class=\"%s\" %s><title>%s</title></rect>"
            .formatted(style, box.attributes(), Html.escape(tip)));
  }

  /// A picture stretched over a box, its pixels sharp.
  void picture(Picture picture, Box box) {
    add(
        "<image %s preserveAspectRatio=\"none\" href=\"%s\"/>"
            .formatted(box.attributes(), picture.toDataUri()));
  }

  void text(Anchor anchor, double x, double y, String text) {
    text(anchor.style(), x, y, text);
  }

  void text(String style, double x, double y, String text) {
    add(
        "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(style, number(x), number(y), Html.escape(text)));
  }

  /// Text that ends at a point and rises towards it.
  void slantedText(double x, double y, String text) {
    add(
        "<text class=\"end\" transform=\"translate(%s %s) rotate(-50)\">%s</text>"
            .formatted(number(x), number(y), Html.escape(text)));
  }

  String toSvg() {
    return "<svg class=\"chart\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">\n%s</svg>"
        .formatted(number(WIDTH), number(height), Html.escape(description), body);
  }

  private void line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(style, number(x1), number(y1), number(x2), number(y2)));
  }

  private void add(String element) {
    body.append(element).append('\n');
  }

  /// A rectangle by its upper left corner.
  record Box(double x, double y, double width, double height) {
    String attributes() {
      return "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
          .formatted(number(x), number(y), number(width), number(height));
    }
  }

  /// Which end of a text stands at its point.
  enum Anchor {
    START,
    MIDDLE,
    END;

    String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
