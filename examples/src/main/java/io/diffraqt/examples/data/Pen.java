package io.diffraqt.examples.data;

import io.diffraqt.examples.data.GlyphOutlines.Piece;
import java.util.random.RandomGenerator;

/// One way of writing: how the unit square lies in the picture, how thick the line is, how the hand
/// wavers. All lengths in pixels.
final class Pen {
  private final RandomGenerator random;
  private final int size;
  private final double thickness;
  private final double[] matrix;
  private final double[] shift;
  private final double[] waver;

  private Pen(RandomGenerator random, int size) {
    this.random = random;
    this.size = size;
    // A margin like MNIST's four of 28 pixels, vanishing where there are few pixels to lose.
    var box = size - 2 * 0.18 * Math.max(0, size - 6);
    this.thickness = Math.max(0.8, box * uniform(0.085, 0.155));
    this.matrix = matrix(box - thickness);
    this.shift = new double[] {wander(0.035), wander(0.03)};
    this.waver = new double[] {wander(0.025), wander(Math.PI), wander(0.025), wander(Math.PI)};
  }

  static Pen vary(int size, RandomGenerator random) {
    return new Pen(random, size);
  }

  InkField draw(int digit) {
    var field = new InkField(size, thickness);
    var form = random.nextInt(GlyphOutlines.forms(digit));
    for (var piece : GlyphOutlines.pieces(digit, form)) {
      var from = placed(piece.x1(), piece.y1());
      var to = placed(piece.x2(), piece.y2());
      field.stroke(new Piece(from[0], from[1], to[0], to[1]));
    }
    return field;
  }

  /// Turn x slant x scale: about 0.2 rad of each at most, people lean to the right more.
  private double[] matrix(double box) {
    var turn = wander(0.16);
    var slant = uniform(-0.12, 0.32);
    var width = box * uniform(0.74, 0.98);
    var height = box * uniform(0.9, 1.0);
    var cos = Math.cos(turn);
    var sin = Math.sin(turn);
    return new double[] {
      cos * width, -(cos * slant + sin) * height, sin * width, (cos - sin * slant) * height
    };
  }

  private double[] placed(double x, double y) {
    // A slow wave bends lines without opening the loops, as jitter of single points would.
    var u = x - 0.5 + waver[0] * Math.sin(5 * y + waver[1]);
    var v = y - 0.5 + waver[2] * Math.sin(5 * x + waver[3]);
    return new double[] {
      size * (0.5 + shift[0]) + matrix[0] * u + matrix[1] * v,
      size * (0.5 + shift[1]) + matrix[2] * u + matrix[3] * v
    };
  }

  private double wander(double limit) {
    return uniform(-limit, limit);
  }

  private double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
