package io.diffraqt.examples.metrics;

import java.util.Locale;
import java.util.Optional;

/// A distance between two sets of pictures, with what one must know to compare it.
///
/// @param metric for instance `FID`
/// @param featureMap the map both sets went through
/// @param dimension values per picture of that map
/// @param value the distance; 0 is best
/// @param firstCount pictures in the first set
/// @param secondCount pictures in the second set
public record Score(
    String metric,
    String featureMap,
    int dimension,
    double value,
    int firstCount,
    int secondCount) {
  private static final int PICTURES_PER_DIMENSION = 10;

  static Score of(String metric, FeatureMatrix first, FeatureMatrix second, double value) {
    return new Score(metric, first.map(), first.dimension(), value, first.count(), second.count());
  }

  /// A warning where there are fewer than ten pictures per dimension: covariances are then poorly
  /// known and FID comes out too high.
  public Optional<String> caution() {
    var needed = PICTURES_PER_DIMENSION * dimension;
    var count = Math.min(firstCount, secondCount);
    return count >= needed
        ? Optional.empty()
        : Optional.of(
            "only %d pictures for %d dimensions; %d or more make %s trustworthy"
                .formatted(count, dimension, needed, metric));
  }

  /// For instance `FID(block49) = 0.1172 (2000 and 2000 pictures)`.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s(%s) = %.4f (%d and %d pictures)",
        metric,
        featureMap,
        value,
        firstCount,
        secondCount);
  }
}
