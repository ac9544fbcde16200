package io.diffraqt.examples.metrics;

import io.diffraqt.examples.data.ImageSet;
import io.diffraqt.examples.data.ImageShape;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/// Block means of pictures scaled to white 1; free of parameters, so that figures can be compared
/// between machines and years.
///
/// @param white the value that counts as fully bright, given a set and one of its pictures
record BlockFeatures(
    String name, ImageShape takes, int block, ToDoubleBiFunction<ImageSet, double[]> white)
    implements FeatureMap {
  static final FeatureMap BLOCK49 =
      new BlockFeatures("block49", ImageShape.grey(28, 28), 4, (images, _) -> images.white());
  static final FeatureMap BLOCK64 =
      new BlockFeatures("block64", ImageShape.grey(16, 16), 2, (_, image) -> maximum(image));

  @Override
  public int dimension() {
    return takes.size() / (block * block);
  }

  @Override
  public FeatureMatrix apply(ImageSet images) {
    if (!images.shape().equals(takes)) {
      throw new IllegalArgumentException(
          "%s takes %s pictures, and %s has %s; resize them first"
              .formatted(name, takes, images.origin(), images.shape()));
    }
    var means = images.blockMeans(block);
    var values = new double[Math.multiplyExact(means.count(), dimension())];
    for (var i = 0; i < means.count(); i++) {
      var unit = white.applyAsDouble(images, images.image(i));
      means.copyTo(i, values, i * dimension());
      for (var j = i * dimension(); j < (i + 1) * dimension(); j++) {
        values[j] /= unit;
      }
    }
    return FeatureMatrix.of(name, dimension(), values);
  }

  /// The largest value; 1 for a black picture, which then stays black.
  private static double maximum(double[] image) {
    var maximum = Arrays.stream(image).max().orElseThrow();
    return maximum > 0 ? maximum : 1;
  }
}
