package io.diffraqt.examples.data;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Pictures of one shape, with a class number each where the source has them. Immutable.
///
/// Choosing and reordering (`limit`, `range`, `shuffled`, `withClasses`) share the stored pixels
/// and cost O(count); operations on pixels (`resizedTo`, `unitNorm`, `blockMeans`, `scaledTo`,
/// `mapped`) make new ones, 8 bytes each.
public final class ImageSet {
  private final Origin origin;
  private final ImageShape shape;
  private final Pixels pixels;
  private final int[] labels;
  private final int[] order;

  private ImageSet(Origin origin, ImageShape shape, Pixels pixels, int[] labels, int[] order) {
    this.origin = origin;
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.order = order;
  }

  /// Pictures from unsigned bytes, `count x height x width x channels` end to end, copied.
  ///
  /// @throws IllegalArgumentException if the length is no multiple of the picture's size
  public static ImageSet ofBytes(Origin origin, ImageShape shape, byte[] pixels) {
    return owning(origin, shape, new Pixels.Bytes(pixels.clone()));
  }

  /// Pictures from real values, `count x height x width x channels` end to end, copied.
  ///
  /// @throws IllegalArgumentException if the length is no multiple of the picture's size
  public static ImageSet of(Origin origin, ImageShape shape, double[] pixels) {
    return owning(origin, shape, new Pixels.Doubles(pixels.clone()));
  }

  /// Takes the array over without a copy; for loaders in this package, which drop their reference.
  static ImageSet owning(Origin origin, ImageShape shape, Pixels pixels) {
    if (pixels.length() % shape.size() != 0) {
      throw new IllegalArgumentException(
          "%d pixel values are no whole number of %s pictures (%d values each)"
              .formatted(pixels.length(), shape, shape.size()));
    }
    var all = IntStream.range(0, pixels.length() / shape.size()).toArray();
    return new ImageSet(origin, shape, pixels, new int[0], all);
  }

  /// The same pictures with class numbers, one per picture in order.
  ///
  /// @throws IllegalArgumentException if there are more or fewer labels than pictures, or one below
  ///   0
  public ImageSet labelled(int... newLabels) {
    if (newLabels.length != count()) {
      throw new IllegalArgumentException(
          "%d labels for %d pictures of %s; each picture takes one"
              .formatted(newLabels.length, count(), origin.name()));
    }
    var byStored = new int[pixels.length() / shape.size()];
    for (var i = 0; i < count(); i++) {
      byStored[order[i]] = checkedLabel(newLabels[i], i);
    }
    return new ImageSet(origin, shape, pixels, byStored, order);
  }

  public int count() {
    return order.length;
  }

  public ImageShape shape() {
    return shape;
  }

  /// Where the pictures come from, and what was done to them since.
  public Origin origin() {
    return origin;
  }

  /// The value of a fully bright pixel.
  public double white() {
    return origin.white();
  }

  public boolean hasLabels() {
    return labels.length > 0;
  }

  /// The class number of a picture.
  ///
  /// @throws IllegalStateException if this set has no labels
  public int label(int image) {
    requireLabels();
    return labels[order[image]];
  }

  /// How many pictures each class has, by rising class number; classes without a picture are
  /// absent.
  ///
  /// @throws IllegalStateException if this set has no labels
  public SortedMap<Integer, Integer> labelCounts() {
    requireLabels();
    var counts = new TreeMap<Integer, Integer>();
    Arrays.stream(order).forEach(i -> counts.merge(labels[i], 1, Integer::sum));
    return Collections.unmodifiableSortedMap(counts);
  }

  public double pixel(int image, int row, int column, int channel) {
    return pixels.at(order[image] * shape.size() + shape.index(row, column, channel));
  }

  /// A copy of one picture, length `shape().size()`.
  public double[] image(int image) {
    var copy = new double[shape.size()];
    copyTo(image, copy, 0);
    return copy;
  }

  /// Copies one picture into an array from `offset` on; for loops that reuse a buffer.
  public void copyTo(int image, double[] target, int offset) {
    pixels.copyTo(order[image] * shape.size(), target, offset, shape.size());
  }

  /// The mean over all pixels of all pictures, in the pictures' own unit.
  public double mean() {
    return averageOf(value -> value);
  }

  /// The root mean square deviation over all pixels of all pictures, divided by their number.
  public double standardDeviation() {
    var mean = mean();
    return Math.sqrt(averageOf(value -> (value - mean) * (value - mean)));
  }

  /// The first `count` pictures, or all if there are fewer.
  ///
  /// @throws IllegalArgumentException if `count` is below 1
  public ImageSet limit(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "a limit of " + count + " leaves no pictures; use 1 or more");
    }
    return count >= count() ? this : reordered("first " + count, Arrays.copyOf(order, count));
  }

  /// The pictures from `start` on up to but not including `end`.
  ///
  /// @throws IndexOutOfBoundsException unless 0 &le; start &le; end &le; count
  public ImageSet range(int start, int end) {
    Objects.checkFromToIndex(start, end, count());
    return reordered("%d to %d".formatted(start, end), Arrays.copyOfRange(order, start, end));
  }

  /// A random order (Fisher and Yates); the same generator state gives the same order.
  public ImageSet shuffled(RandomGenerator random) {
    var shuffled = order.clone();
    for (var i = shuffled.length - 1; i > 0; i--) {
      var j = random.nextInt(i + 1);
      var moved = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = moved;
    }
    return reordered("shuffled", shuffled);
  }

  /// The pictures of the given classes, in their present order.
  ///
  /// @throws IllegalStateException if this set has no labels
  public ImageSet withClasses(int... classes) {
    requireLabels();
    var kept =
        Arrays.stream(order)
            .filter(i -> Arrays.stream(classes).anyMatch(c -> c == labels[i]))
            .toArray();
    var names = Arrays.stream(classes).mapToObj(Integer::toString).collect(joining(" "));
    return reordered("classes " + names, kept);
  }

  /// The first `firstCount` pictures and the rest; shuffle before, since sources are often sorted.
  ///
  /// @throws IndexOutOfBoundsException unless 0 &le; firstCount &le; count
  public Split split(int firstCount) {
    return new Split(range(0, firstCount), range(firstCount, count()));
  }

  /// Bilinear interpolation with half-pixel centres and no smoothing. Source: `align_corners=false`
  /// of the common Python libraries; for output i of o from n inputs the centre is `(i + 1/2) n/o -
  /// 1/2`, not below 0.
  public ImageSet resizedTo(int height, int width) {
    var bilinear = new Bilinear(shape, height, width);
    return mapped(bilinear.shape().toString(), bilinear.shape(), bilinear::resize);
  }

  /// Each picture divided by its Euclidean norm, so that its values are amplitudes; a black picture
  /// stays black. Fully bright is 1 afterwards.
  public ImageSet unitNorm() {
    return mapped("unit norm", shape, ImageSet::normalised).withWhite(1);
  }

  /// The means of `size x size` blocks, per channel.
  ///
  /// @throws IllegalArgumentException unless `size` divides height and width
  public ImageSet blockMeans(int size) {
    var blocks = new BlockMeans(shape, size);
    return mapped("means of %1$dx%1$d".formatted(size), blocks.shape(), blocks::apply);
  }

  /// Each value multiplied so that a fully bright pixel has the value `white`.
  public ImageSet scaledTo(double white) {
    var factor = white / white();
    return mapped("white " + white, shape, image -> scaled(image, factor)).withWhite(white);
  }

  /// Any other operation, picture by picture; `step` names it in the origin.
  ///
  /// @throws IllegalArgumentException if a result has not the size of `newShape`
  public ImageSet mapped(String step, ImageShape newShape, UnaryOperator<double[]> operation) {
    var size = newShape.size();
    var values = new double[Math.multiplyExact(count(), size)];
    for (var i = 0; i < count(); i++) {
      var image = operation.apply(image(i));
      if (image.length != size) {
        throw new IllegalArgumentException(
            "%s gave %d values for picture %d; a %s picture has %d"
                .formatted(step, image.length, i, newShape, size));
      }
      System.arraycopy(image, 0, values, i * size, size);
    }
    var made = owning(origin.then(step), newShape, new Pixels.Doubles(values));
    return hasLabels() ? made.labelled(labelsInOrder()) : made;
  }

  /// For instance `mnist train, first 100 (100 pictures of 28x28)`.
  @Override
  public String toString() {
    return "%s (%d pictures of %s)".formatted(origin, count(), shape);
  }

  private ImageSet reordered(String step, int[] newOrder) {
    return new ImageSet(origin.then(step), shape, pixels, labels, newOrder);
  }

  /// The same pictures under another name and source.
  ImageSet from(Origin newOrigin) {
    return new ImageSet(newOrigin, shape, pixels, labels, order);
  }

  private ImageSet withWhite(double white) {
    return new ImageSet(origin.withWhite(white), shape, pixels, labels, order);
  }

  private int[] labelsInOrder() {
    return Arrays.stream(order).map(i -> labels[i]).toArray();
  }

  private void requireLabels() {
    if (!hasLabels()) {
      throw new IllegalStateException(
          origin.name() + " has no labels; use it without classes, or choose a labelled data set");
    }
  }

  private double averageOf(DoubleUnaryOperator function) {
    var sum = 0.0;
    var buffer = new double[shape.size()];
    for (var i = 0; i < count(); i++) {
      copyTo(i, buffer, 0);
      sum += Arrays.stream(buffer).map(function).sum();
    }
    return sum / ((double) count() * shape.size());
  }

  private static int checkedLabel(int label, int image) {
    if (label < 0) {
      throw new IllegalArgumentException(
          "label %d of picture %d is below 0".formatted(label, image));
    }
    return label;
  }

  private static double[] normalised(double[] image) {
    var norm = Math.sqrt(Arrays.stream(image).map(value -> value * value).sum());
    return norm == 0 ? image : scaled(image, 1 / norm);
  }

  private static double[] scaled(double[] image, double factor) {
    return Arrays.stream(image).map(value -> value * factor).toArray();
  }
}
