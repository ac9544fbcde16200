package io.diffraqt.examples.data;

import java.util.ArrayList;
import java.util.List;

/// The lines a pen follows to write each digit, several forms for those that people write in
/// several ways. Unit square, y downwards; `M` lifts the pen to a point, `L` is a straight line,
/// `C` a cubic curve with two control points, as in SVG paths.
final class GlyphOutlines {
  private static final int CURVE_PIECES = 10;

  private static final List<List<String>> FORMS =
      List.of(
          List.of(
              "M .5 .04 C .76 .04 .84 .28 .84 .5 C .84 .74 .74 .96 .5 .96"
                  + " C .26 .96 .16 .74 .16 .5 C .16 .28 .26 .04 .5 .04",
              "M .56 .04 C .3 .06 .18 .34 .18 .56 C .18 .8 .3 .96 .48 .96"
                  + " C .7 .96 .84 .72 .84 .44 C .84 .2 .74 .04 .54 .05"),
          List.of(
              "M .5 .04 L .5 .96",
              "M .33 .24 C .42 .18 .5 .1 .54 .04 L .54 .96",
              "M .3 .22 C .4 .17 .48 .1 .52 .04 L .52 .96 M .3 .96 L .74 .96"),
          List.of(
              "M .19 .27 C .2 .12 .34 .04 .5 .04 C .68 .04 .8 .14 .8 .29"
                  + " C .8 .5 .5 .66 .17 .95 L .84 .95",
              "M .2 .2 C .28 .08 .4 .04 .52 .04 C .7 .04 .78 .16 .77 .28 C .75 .5 .52 .72 .34 .86"
                  + " C .22 .96 .14 .9 .2 .84 C .3 .74 .46 .92 .62 .95 C .72 .97 .8 .93 .86 .87"),
          List.of(
              "M .2 .15 C .3 .06 .4 .04 .5 .04 C .68 .04 .77 .14 .77 .26 C .77 .4 .64 .47 .44 .47 C"
                  + " .66 .47 .82 .56 .82 .71 C .82 .87 .68 .96 .49 .96 C .36 .96 .25 .92 .16 .83",
              "M .22 .05 L .78 .05 L .48 .4 C .7 .4 .83 .52 .83 .68"
                  + " C .83 .86 .68 .96 .48 .96 C .36 .96 .25 .92 .17 .84"),
          List.of(
              "M .66 .96 L .66 .04 L .12 .68 L .88 .68",
              "M .28 .05 C .24 .22 .2 .38 .17 .52 L .84 .5 M .74 .12 C .71 .4 .67 .68 .64 .96"),
          List.of(
              "M .78 .05 L .3 .05 L .25 .44 C .34 .37 .43 .35 .52 .35 C .7 .35 .83 .48 .83 .65"
                  + " C .83 .84 .68 .96 .49 .96 C .37 .96 .26 .92 .18 .85",
              "M .8 .06 C .62 .04 .46 .05 .32 .06 C .3 .2 .27 .33 .25 .43 C .42 .34 .8 .36 .8 .64"
                  + " C .8 .88 .44 1.02 .18 .88"),
          List.of(
              "M .7 .04 C .4 .14 .19 .4 .19 .68 C .19 .86 .33 .96 .5 .96 C .68 .96 .81 .86 .81 .7"
                  + " C .81 .55 .69 .45 .53 .45 C .36 .45 .21 .55 .19 .68",
              "M .52 .04 C .34 .24 .22 .46 .22 .7 C .22 .88 .34 .96 .5 .96 C .66 .96 .78 .87 .78"
                  + " .73 C .78 .6 .68 .53 .56 .53 C .42 .53 .28 .6 .23 .76"),
          List.of(
              "M .16 .06 L .84 .06 C .66 .34 .5 .62 .42 .96",
              "M .18 .12 C .36 .06 .58 .06 .82 .05 C .66 .36 .52 .66 .46 .96",
              "M .16 .06 L .84 .06 C .66 .34 .5 .62 .42 .96 M .34 .52 L .78 .5"),
          List.of(
              "M .5 .47 C .32 .42 .23 .34 .23 .24 C .23 .11 .35 .04 .5 .04 C .65 .04 .77 .11 .77"
                  + " .24 C .77 .34 .68 .42 .5 .47 C .28 .53 .18 .62 .18 .74 C .18 .88 .32 .96 .5"
                  + " .96 C .68 .96 .82 .88 .82 .74 C .82 .62 .72 .53 .5 .47",
              "M .76 .14 C .62 .0 .28 .02 .26 .22 C .25 .44 .78 .52 .79 .76 C .79 .9 .66 .96 .5 .96"
                  + " C .34 .96 .22 .88 .22 .75 C .22 .52 .74 .42 .76 .14"),
          List.of(
              "M .81 .32 C .79 .45 .65 .55 .48 .55 C .31 .55 .19 .45 .19 .3 C .19 .14 .32 .04 .5"
                  + " .04 C .67 .04 .81 .14 .81 .32 C .81 .6 .6 .86 .3 .96",
              "M .76 .26 C .72 .46 .58 .53 .44 .53 C .3 .53 .2 .44 .2 .31 C .2 .15 .32 .04 .5 .04"
                  + " C .66 .04 .76 .12 .76 .26 L .7 .96"));

  private GlyphOutlines() {}

  static int forms(int digit) {
    return FORMS.get(digit).size();
  }

  /// Straight pieces along one form of a digit.
  static List<Piece> pieces(int digit, int form) {
    return new Walk(FORMS.get(digit).get(form).split(" ")).pieces();
  }

  /// From one point to another, in the unit square.
  record Piece(double x1, double y1, double x2, double y2) {}

  private static final class Walk {
    private final String[] tokens;
    private final List<Piece> pieces = new ArrayList<>();
    private int next;
    private double x;
    private double y;

    Walk(String[] tokens) {
      this.tokens = tokens;
    }

    List<Piece> pieces() {
      while (next < tokens.length) {
        step(tokens[next++]);
      }
      return pieces;
    }

    private void step(String command) {
      switch (command) {
        case "M" -> moveTo(number(), number());
        case "L" -> lineTo(number(), number());
        case "C" -> curveTo(number(), number(), number(), number(), number(), number());
        default -> throw new AssertionError("an outline has the unknown command " + command);
      }
    }

    private double number() {
      return Double.parseDouble(tokens[next++]);
    }

    private void moveTo(double toX, double toY) {
      x = toX;
      y = toY;
    }

    private void lineTo(double toX, double toY) {
      pieces.add(new Piece(x, y, toX, toY));
      moveTo(toX, toY);
    }

    /// Bézier's cubic, in equal steps of its parameter.
    private void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
      var x0 = x;
      var y0 = y;
      for (var i = 1; i <= CURVE_PIECES; i++) {
        var t = (double) i / CURVE_PIECES;
        lineTo(cubic(t, x0, x1, x2, x3), cubic(t, y0, y1, y2, y3));
      }
    }

    private static double cubic(double t, double p0, double p1, double p2, double p3) {
      var s = 1 - t;
      return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
    }
  }
}
