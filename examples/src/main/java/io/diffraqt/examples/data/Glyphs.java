package io.diffraqt.examples.data;

import java.util.random.RandomGenerator.SplittableGenerator;

/// The digits 0 to 9, drawn with a round pen along outlines of our own, each time a little
/// differently: form, slant, turn, size, place, thickness and waver. For trying a model without any
/// data file.
public final class Glyphs {
  private static final double WHITE = 255;

  private Glyphs() {}

  /// Labelled digits in the order 0, 1, ... 9, 0, 1, ..., values 0 to 255.
  ///
  /// Each picture takes its own branch of the generator, so the first hundred of a thousand are the
  /// hundred that the same seed gives.
  ///
  /// @param count at least 1
  /// @param size height and width in pixels, 8 to 256
  /// @throws IllegalArgumentException if a number is out of range
  public static ImageSet draw(int count, int size, SplittableGenerator random) {
    if (count < 1 || size < 8 || size > 256) {
      throw new IllegalArgumentException(
          "%1$d pictures of %2$dx%2$d cannot be drawn; at least 1, and a size from 8 to 256"
              .formatted(count, size));
    }
    var shape = ImageShape.grey(size, size);
    var pixels = new byte[Math.multiplyExact(count, shape.size())];
    var labels = new int[count];
    for (var i = 0; i < count; i++) {
      labels[i] = i % 10;
      var pen = Pen.vary(size, random.split());
      pen.draw(labels[i]).copyTo(pixels, i * shape.size());
    }
    var origin = Origin.of("glyphs", "digits drawn by Diffraqt", WHITE);
    return ImageSet.owning(origin, shape, new Pixels.Bytes(pixels)).labelled(labels);
  }
}
