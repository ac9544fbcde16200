package io.diffraqt.examples.report;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import java.util.Arrays;

/// Many small pictures side by side in one, each pixel drawn as a square of several.
///
/// @param columns pictures per row, at least 1
/// @param magnification width and height of a pixel, at least 1
/// @param tone how values become brightness
public record PictureGrid(int columns, int magnification, Tone tone) {
  private static final int GAP = 2;
  private static final byte GAP_BRIGHTNESS = (byte) 96;

  public PictureGrid {
    if (columns < 1 || magnification < 1) {
      throw new IllegalArgumentException(
          "a grid takes at least 1 column and magnification 1, not %d and %d"
              .formatted(columns, magnification));
    }
  }

  /// Pictures in the given number of columns at their own size, white as in the set.
  public static PictureGrid ofColumns(int columns) {
    return new PictureGrid(columns, 1, Tone.BY_WHITE);
  }

  public PictureGrid withMagnification(int newMagnification) {
    return new PictureGrid(columns, newMagnification, tone);
  }

  public PictureGrid withTone(Tone newTone) {
    return new PictureGrid(columns, magnification, newTone);
  }

  /// All pictures of a set, row by row, with narrow grey lines between them.
  ///
  /// @throws IllegalArgumentException if the set is empty or has neither 1 nor 3 channels
  public Picture draw(ImageSet images) {
    if (images.count() == 0) {
      throw new IllegalArgumentException(images + " has no pictures to draw");
    }
    var wide = Math.min(columns, images.count());
    var high = Math.ceilDiv(images.count(), wide);
    var cell = cell(images.shape());
    var canvas =
        new Canvas(
            new ImageShape(
                high * (cell.height() + GAP) - GAP,
                wide * (cell.width() + GAP) - GAP,
                cell.channels()));
    for (var i = 0; i < images.count(); i++) {
      var top = i / wide * (cell.height() + GAP);
      var left = i % wide * (cell.width() + GAP);
      canvas.place(images.shape(), tone.apply(images, i), top, left);
    }
    return canvas.toPicture();
  }

  /// One picture of a set by itself.
  public Picture drawOne(ImageSet images, int image) {
    return withColumns(1).draw(images.range(image, image + 1));
  }

  private PictureGrid withColumns(int newColumns) {
    return new PictureGrid(newColumns, magnification, tone);
  }

  private ImageShape cell(ImageShape shape) {
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new IllegalArgumentException(
          "pictures with %d channels cannot be shown; 1 is grey, 3 is red-green-blue"
              .formatted(shape.channels()));
    }
    return new ImageShape(
        shape.height() * magnification, shape.width() * magnification, shape.channels());
  }

  /// The picture in the making; local to one call of `draw`.
  private final class Canvas {
    private final ImageShape shape;
    private final byte[] values;

    Canvas(ImageShape shape) {
      this.shape = shape;
      this.values = new byte[shape.size()];
      Arrays.fill(values, GAP_BRIGHTNESS);
    }

    void place(ImageShape from, byte[] image, int top, int left) {
      for (var row = 0; row < from.height() * magnification; row++) {
        for (var column = 0; column < from.width() * magnification; column++) {
          var source = from.index(row / magnification, column / magnification, 0);
          var target = shape.index(top + row, left + column, 0);
          System.arraycopy(image, source, values, target, from.channels());
        }
      }
    }

    Picture toPicture() {
      return shape.channels() == 1
          ? Picture.grey(shape.height(), shape.width(), values)
          : Picture.colour(shape.height(), shape.width(), values);
    }
  }
}
