package io.diffraqt.examples.data;

/// Resizes by linear interpolation between the two nearest pixel centres per axis, with pixel
/// centres at half-integers and no smoothing before shrinking: what `align_corners=false,
/// antialias=false` means in the Python sources whose pictures are reproduced here.
final class Bilinear {
  private final ImageShape from;
  private final ImageShape to;
  private final Taps rows;
  private final Taps columns;

  Bilinear(ImageShape from, int height, int width) {
    this.from = from;
    this.to = new ImageShape(height, width, from.channels());
    this.rows = new Taps(from.height(), height);
    this.columns = new Taps(from.width(), width);
  }

  ImageShape shape() {
    return to;
  }

  double[] resize(double[] image) {
    var result = new double[to.size()];
    for (var row = 0; row < to.height(); row++) {
      for (var column = 0; column < to.width(); column++) {
        for (var channel = 0; channel < to.channels(); channel++) {
          result[to.index(row, column, channel)] = at(image, row, column, channel);
        }
      }
    }
    return result;
  }

  private double at(double[] image, int row, int column, int channel) {
    var upper = along(image, rows.low[row], column, channel);
    var lower = along(image, rows.high[row], column, channel);
    return (1 - rows.weight[row]) * upper + rows.weight[row] * lower;
  }

  private double along(double[] image, int sourceRow, int column, int channel) {
    var left = image[from.index(sourceRow, columns.low[column], channel)];
    var right = image[from.index(sourceRow, columns.high[column], channel)];
    return (1 - columns.weight[column]) * left + columns.weight[column] * right;
  }

  /// For each output position its two source positions and the weight of the second.
  private static final class Taps {
    private final int[] low;
    private final int[] high;
    private final double[] weight;

    Taps(int from, int to) {
      low = new int[to];
      high = new int[to];
      weight = new double[to];
      for (var i = 0; i < to; i++) {
        var centre = Math.max(0, (i + 0.5) * from / to - 0.5);
        low[i] = (int) centre;
        high[i] = Math.min(low[i] + 1, from - 1);
        weight[i] = centre - low[i];
      }
    }
  }
}
