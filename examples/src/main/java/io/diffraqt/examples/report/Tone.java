package io.diffraqt.examples.report;

import io.diffraqt.examples.data.ImageSet;

/// How pixel values become brightness.
public enum Tone {
  /// The value of a fully bright pixel of the set becomes white; what lies beyond is cut off.
  BY_WHITE,
  /// Each picture's own largest value becomes white, for pictures of unit norm or unknown scale.
  BY_MAXIMUM;

  /// Brightness 0 to 255 of one picture, in its order; values below 0 and NaN become black.
  byte[] apply(ImageSet images, int image) {
    var values = images.image(image);
    var white = white(images, values);
    var brightness = new byte[values.length];
    for (var i = 0; i < values.length; i++) {
      brightness[i] = (byte) Math.round(255 * Math.clamp(values[i] / white, 0, 1));
    }
    return brightness;
  }

  private double white(ImageSet images, double[] values) {
    return switch (this) {
      case BY_WHITE -> images.white();
      case BY_MAXIMUM -> positiveMaximum(values);
    };
  }

  private static double positiveMaximum(double[] values) {
    var maximum = 0.0;
    for (var value : values) {
      maximum = value > maximum ? value : maximum;
    }
    return maximum == 0 ? 1 : maximum;
  }
}
