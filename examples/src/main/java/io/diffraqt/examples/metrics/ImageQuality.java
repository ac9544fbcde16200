package io.diffraqt.examples.metrics;

import io.diffraqt.examples.data.ImageShape;

/// How well one picture reproduces another. Meaningful for matched pairs only (reconstruction,
/// inpainting), never for pictures generated from noise.
public final class ImageQuality {
  private static final int WINDOW = 11;
  private static final double SIGMA = 1.5;

  private final double[] image;
  private final double[] reference;
  private final ImageShape shape;
  private final double white;

  private ImageQuality(double[] image, double[] reference, ImageShape shape, double white) {
    this.image = image;
    this.reference = reference;
    this.shape = shape;
    this.white = white;
  }

  /// Compares two pictures of one shape, copied.
  ///
  /// @param white the value of a fully bright pixel
  /// @throws IllegalArgumentException if a picture has not the size of the shape
  public static ImageQuality of(
      double[] image, double[] reference, ImageShape shape, double white) {
    if (image.length != shape.size() || reference.length != shape.size()) {
      throw new IllegalArgumentException(
          "pictures of %d and %d values are none of %s, which has %d"
              .formatted(image.length, reference.length, shape, shape.size()));
    }
    return new ImageQuality(image.clone(), reference.clone(), shape, white);
  }

  /// Peak signal-to-noise ratio `10 log10(white^2 / mean squared error)` in decibels; infinite for
  /// equal pictures.
  public double peakSignalToNoise() {
    var squares = 0.0;
    for (var i = 0; i < image.length; i++) {
      squares += (image[i] - reference[i]) * (image[i] - reference[i]);
    }
    return 10 * Math.log10(white * white * image.length / squares);
  }

  /// Structural similarity from the moments of the whole pictures, -1 to 1; 1 for equal pictures.
  /// Source: Wang et al. 2004, eq. 13, with K1 = 0.01 and K2 = 0.03.
  public double globalSimilarity() {
    var moments = new Moments();
    for (var i = 0; i < image.length; i++) {
      moments.add(1.0 / image.length, image[i], reference[i]);
    }
    return moments.similarity(white);
  }

  /// The mean structural similarity over all 11 x 11 windows inside the picture, weighted by a
  /// normal distribution of standard deviation 1.5 pixels, per channel. Source: Wang et al. 2004,
  /// eq. 17.
  ///
  /// @throws IllegalStateException if a side is below 11 pixels
  public double similarity() {
    if (shape.height() < WINDOW || shape.width() < WINDOW) {
      throw new IllegalStateException(
          "a window of 11x11 does not fit a %s picture; use globalSimilarity".formatted(shape));
    }
    var weights = weights();
    var sum = 0.0;
    for (var row = 0; row <= shape.height() - WINDOW; row++) {
      for (var column = 0; column <= shape.width() - WINDOW; column++) {
        for (var channel = 0; channel < shape.channels(); channel++) {
          sum += window(shape.index(row, column, channel), weights).similarity(white);
        }
      }
    }
    var windows = (shape.height() - WINDOW + 1) * (shape.width() - WINDOW + 1);
    return sum / (windows * shape.channels());
  }

  private Moments window(int corner, double[] weights) {
    var moments = new Moments();
    for (var y = 0; y < WINDOW; y++) {
      for (var x = 0; x < WINDOW; x++) {
        var i = corner + shape.index(y, x, 0);
        moments.add(weights[y] * weights[x], image[i], reference[i]);
      }
    }
    return moments;
  }

  private static double[] weights() {
    var weights = new double[WINDOW];
    var sum = 0.0;
    for (var i = 0; i < WINDOW; i++) {
      var distance = (i - WINDOW / 2) / SIGMA;
      weights[i] = Math.exp(-distance * distance / 2);
      sum += weights[i];
    }
    for (var i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /// Weighted first and second moments of value pairs; weights add up to 1.
  private static final class Moments {
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;

    void add(double weight, double a, double b) {
      x += weight * a;
      y += weight * b;
      xx += weight * a * a;
      yy += weight * b * b;
      xy += weight * a * b;
    }

    double similarity(double white) {
      var c1 = (0.01 * white) * (0.01 * white);
      var c2 = (0.03 * white) * (0.03 * white);
      var brightness = (2 * x * y + c1) / (x * x + y * y + c1);
      var structure = (2 * (xy - x * y) + c2) / ((xx - x * x) + (yy - y * y) + c2);
      return brightness * structure;
    }
  }
}
