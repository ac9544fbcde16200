package io.diffraqt.examples.metrics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Kernel distance between two sets of features: the unbiased estimate of the squared maximum mean
/// discrepancy under `k(x, y) = (x.y / dimension + 1)^3`. Unbiased at any size, so it may fall a
/// little below 0. Source: Binkowski et al. 2018, eq. 4.
public final class Kid {
  private Kid() {}

  /// Over all pictures of both sets; O((n + m)^2 d).
  ///
  /// @throws IllegalArgumentException if the maps differ or a set has fewer than 2 rows
  public static Score between(FeatureMatrix first, FeatureMatrix second) {
    first.checkComparable(second, 2);
    var value = within(first) + within(second) - 2 * across(first, second);
    return Score.of("KID", first, second, value);
  }

  /// The usual protocol: the mean over random subsets of one size, drawn without repetition, and
  /// how much the subsets differ.
  ///
  /// @param subsets how many of which size; the size is cut to the smaller set
  /// @throws IllegalArgumentException if the maps differ, or subsets or their size are below 2
  public static OverSubsets overSubsets(
      FeatureMatrix first, FeatureMatrix second, Subsets subsets, RandomGenerator random) {
    var size = Math.min(subsets.size(), Math.min(first.count(), second.count()));
    var values =
        IntStream.range(0, subsets.number())
            .mapToDouble(
                _ -> between(draw(first, size, random), draw(second, size, random)).value())
            .toArray();
    var mean = Arrays.stream(values).average().orElseThrow();
    var variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new OverSubsets(
        Score.of("KID", first, second, mean),
        Math.sqrt(variance / (values.length - 1)),
        new Subsets(values.length, size));
  }

  private static double within(FeatureMatrix features) {
    var sum = 0.0;
    for (var i = 1; i < features.count(); i++) {
      for (var j = 0; j < i; j++) {
        sum += kernel(features, i, features, j);
      }
    }
    return 2 * sum / ((double) features.count() * (features.count() - 1));
  }

  private static double across(FeatureMatrix first, FeatureMatrix second) {
    var sum = 0.0;
    for (var i = 0; i < first.count(); i++) {
      for (var j = 0; j < second.count(); j++) {
        sum += kernel(first, i, second, j);
      }
    }
    return sum / ((double) first.count() * second.count());
  }

  private static double kernel(FeatureMatrix a, int i, FeatureMatrix b, int j) {
    var base = a.dot(i, b, j) / a.dimension() + 1;
    return base * base * base;
  }

  /// The first `size` places of a random order (Fisher and Yates, stopped early).
  private static FeatureMatrix draw(FeatureMatrix features, int size, RandomGenerator random) {
    var rows = IntStream.range(0, features.count()).toArray();
    for (var i = 0; i < size; i++) {
      var j = random.nextInt(i, rows.length);
      var moved = rows[i];
      rows[i] = rows[j];
      rows[j] = moved;
    }
    return features.rows(Arrays.copyOf(rows, size));
  }

  /// How many subsets of which size.
  ///
  /// @param number at least 2
  /// @param size pictures in each, at least 2
  public record Subsets(int number, int size) {
    /// 100 subsets of 1,000, as in the paper.
    public static final Subsets USUAL = new Subsets(100, 1000);

    public Subsets {
      if (number < 2 || size < 2) {
        throw new IllegalArgumentException(
            "%d subsets of %d pictures; both must be at least 2".formatted(number, size));
      }
    }
  }

  /// A score averaged over subsets.
  ///
  /// @param score the mean over the subsets
  /// @param standardDeviation how much single subsets differ (divided by their number - 1)
  /// @param subsets what was drawn
  public record OverSubsets(Score score, double standardDeviation, Subsets subsets) {}
}
