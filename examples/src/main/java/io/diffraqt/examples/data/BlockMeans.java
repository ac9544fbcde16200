package io.diffraqt.examples.data;

/// Averages square blocks of pixels, each channel by itself.
final class BlockMeans {
  private final ImageShape from;
  private final ImageShape to;
  private final int size;

  BlockMeans(ImageShape from, int size) {
    if (size < 1 || from.height() % size != 0 || from.width() % size != 0) {
      throw new IllegalArgumentException(
          "blocks of %1$dx%1$d do not tile a %2$s picture; choose a divisor of its height and width"
              .formatted(size, from));
    }
    this.from = from;
    this.to = new ImageShape(from.height() / size, from.width() / size, from.channels());
    this.size = size;
  }

  ImageShape shape() {
    return to;
  }

  double[] apply(double[] image) {
    var means = new double[to.size()];
    for (var row = 0; row < from.height(); row++) {
      for (var column = 0; column < from.width(); column++) {
        for (var channel = 0; channel < from.channels(); channel++) {
          var value = image[from.index(row, column, channel)];
          means[to.index(row / size, column / size, channel)] += value;
        }
      }
    }
    for (var i = 0; i < means.length; i++) {
      means[i] /= size * size;
    }
    return means;
  }
}
