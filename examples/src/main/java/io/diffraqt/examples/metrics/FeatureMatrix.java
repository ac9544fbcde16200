package io.diffraqt.examples.metrics;

import java.util.Arrays;

/// Features of many pictures under one map: one row per picture. Immutable.
public final class FeatureMatrix {
  private final String map;
  private final int dimension;
  private final double[] values;

  private FeatureMatrix(String map, int dimension, double[] values) {
    this.map = map;
    this.dimension = dimension;
    this.values = values;
  }

  /// Rows end to end, copied.
  ///
  /// @param map name of the feature map they come from
  /// @throws IllegalArgumentException if the length is no multiple of the dimension, or a value is
  ///   not finite
  public static FeatureMatrix of(String map, int dimension, double[] values) {
    if (dimension < 1 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          "%d values are no whole number of rows of %d".formatted(values.length, dimension));
    }
    for (var i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "feature %d of picture %d is %s; scores need finite numbers"
                .formatted(i % dimension, i / dimension, values[i]));
      }
    }
    return new FeatureMatrix(map, dimension, values.clone());
  }

  /// The name of the feature map.
  public String map() {
    return map;
  }

  public int count() {
    return values.length / dimension;
  }

  public int dimension() {
    return dimension;
  }

  public double value(int row, int column) {
    return values[row * dimension + column];
  }

  /// The rows with the given numbers, in that order; a number may come more than once.
  public FeatureMatrix rows(int... rows) {
    var chosen = new double[Math.multiplyExact(rows.length, dimension)];
    for (var i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * dimension, chosen, i * dimension, dimension);
    }
    return new FeatureMatrix(map, dimension, chosen);
  }

  double dot(int row, FeatureMatrix other, int otherRow) {
    var sum = 0.0;
    var a = row * dimension;
    var b = otherRow * dimension;
    for (var i = 0; i < dimension; i++) {
      sum += values[a + i] * other.values[b + i];
    }
    return sum;
  }

  double squaredDistance(int row, FeatureMatrix other, int otherRow) {
    var sum = 0.0;
    var a = row * dimension;
    var b = otherRow * dimension;
    for (var i = 0; i < dimension; i++) {
      var difference = values[a + i] - other.values[b + i];
      sum += difference * difference;
    }
    return sum;
  }

  /// The mean of each feature, length `dimension`.
  double[] mean() {
    var mean = new double[dimension];
    for (var i = 0; i < values.length; i++) {
      mean[i % dimension] += values[i];
    }
    return Arrays.stream(mean).map(sum -> sum / count()).toArray();
  }

  /// The unbiased covariance (divided by count - 1), `dimension x dimension`, symmetric to the bit.
  double[][] covariance() {
    var mean = mean();
    var sums = new double[dimension][dimension];
    var centred = new double[dimension];
    for (var row = 0; row < count(); row++) {
      for (var i = 0; i < dimension; i++) {
        centred[i] = values[row * dimension + i] - mean[i];
      }
      addOuterProduct(sums, centred);
    }
    return mirroredAndDivided(sums, count() - 1);
  }

  /// Refuses to compare what cannot be compared.
  ///
  /// @throws IllegalArgumentException if the maps differ or either has fewer than `atLeast` rows
  void checkComparable(FeatureMatrix other, int atLeast) {
    if (!map.equals(other.map) || dimension != other.dimension) {
      throw new IllegalArgumentException(
          "features of %s (%d values) and %s (%d values) cannot be compared; use one map for both"
              .formatted(map, dimension, other.map, other.dimension));
    }
    if (Math.min(count(), other.count()) < atLeast) {
      throw new IllegalArgumentException(
          "%d and %d pictures are too few; this score takes at least %d of each"
              .formatted(count(), other.count(), atLeast));
    }
  }

  private static void addOuterProduct(double[][] sums, double[] centred) {
    for (var i = 0; i < centred.length; i++) {
      for (var j = 0; j <= i; j++) {
        sums[i][j] += centred[i] * centred[j];
      }
    }
  }

  private static double[][] mirroredAndDivided(double[][] lower, int divisor) {
    for (var i = 0; i < lower.length; i++) {
      for (var j = 0; j <= i; j++) {
        lower[i][j] /= divisor;
        lower[j][i] = lower[i][j];
      }
    }
    return lower;
  }
}
