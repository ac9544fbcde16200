package io.diffraqt.examples.data;

import io.diffraqt.examples.data.GlyphOutlines.Piece;
import java.util.Arrays;

/// A picture as distances from the nearest stroke, at several points per pixel; ink lies where the
/// distance is below half the thickness, and a pixel is as bright as the share of it that is inked.
final class InkField {
  private final int size;
  private final int perPixel;
  private final double halfThickness;
  private final double[] distances;

  InkField(int size, double thickness) {
    this.size = size;
    this.perPixel = Math.max(2, Math.ceilDiv(32, size));
    this.halfThickness = thickness / 2;
    this.distances = new double[size * perPixel * size * perPixel];
    Arrays.fill(distances, Double.MAX_VALUE);
  }

  /// Adds a straight stroke with round ends; coordinates in pixels.
  void stroke(Piece piece) {
    var reach = halfThickness + 1;
    var lastRow = row(Math.max(piece.y1(), piece.y2()) + reach);
    var lastColumn = row(Math.max(piece.x1(), piece.x2()) + reach);
    for (var row = row(Math.min(piece.y1(), piece.y2()) - reach); row <= lastRow; row++) {
      for (var c = row(Math.min(piece.x1(), piece.x2()) - reach); c <= lastColumn; c++) {
        var index = row * size * perPixel + c;
        var distance = distance(piece, (c + 0.5) / perPixel, (row + 0.5) / perPixel);
        distances[index] = Math.min(distances[index], distance);
      }
    }
  }

  /// Writes brightness 0 to 255 of each pixel, row by row.
  void copyTo(byte[] target, int offset) {
    for (var row = 0; row < size; row++) {
      for (var column = 0; column < size; column++) {
        target[offset + row * size + column] = (byte) Math.round(255 * coverage(row, column));
      }
    }
  }

  private double coverage(int row, int column) {
    var sum = 0.0;
    for (var y = row * perPixel; y < (row + 1) * perPixel; y++) {
      for (var x = column * perPixel; x < (column + 1) * perPixel; x++) {
        // The edge is softened over one sample, which is what an area average would give.
        var inside = (halfThickness - distances[y * size * perPixel + x]) * perPixel + 0.5;
        sum += Math.clamp(inside, 0, 1);
      }
    }
    return sum / (perPixel * perPixel);
  }

  private int row(double position) {
    return Math.clamp((long) (position * perPixel), 0, size * perPixel - 1);
  }

  private static double distance(Piece piece, double x, double y) {
    var dx = piece.x2() - piece.x1();
    var dy = piece.y2() - piece.y1();
    var length = dx * dx + dy * dy;
    var along = length == 0 ? 0 : ((x - piece.x1()) * dx + (y - piece.y1()) * dy) / length;
    var t = Math.clamp(along, 0, 1);
    return Math.hypot(x - piece.x1() - t * dx, y - piece.y1() - t * dy);
  }
}
