package io.diffraqt.examples.data;

/// The extent of one picture; pixels are stored row by row, channels innermost.
///
/// @param height rows, at least 1
/// @param width columns, at least 1
/// @param channels values per pixel, at least 1: 1 for grey, 3 for red-green-blue
public record ImageShape(int height, int width, int channels) {
  public ImageShape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "a picture of %d x %d pixels with %d channels is empty; each must be at least 1"
              .formatted(height, width, channels));
    }
    Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  /// One channel.
  public static ImageShape grey(int height, int width) {
    return new ImageShape(height, width, 1);
  }

  /// Values in one picture: height x width x channels.
  public int size() {
    return height * width * channels;
  }

  /// Where a value lies in a flattened picture.
  public int index(int row, int column, int channel) {
    return (row * width + column) * channels + channel;
  }

  /// For instance `28x28`, or `28x28x3` with more than one channel.
  @Override
  public String toString() {
    return height + "x" + width + (channels == 1 ? "" : "x" + channels);
  }
}
