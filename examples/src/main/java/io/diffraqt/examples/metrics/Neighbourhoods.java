package io.diffraqt.examples.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Fidelity and variety told apart, by asking which generated pictures lie among the real ones and
/// which real ones have generated pictures near. A picture's neighbourhood is the ball around it
/// that reaches its k-th nearest neighbour of its own set; the rim belongs to it.
///
/// Sources: precision and recall Kynkaanniemi et al. 2019, eqs. 1 and 2; density and coverage Naeem
/// et al. 2020, eqs. 3 and 4.
///
/// @param precision share of generated pictures inside the neighbourhood of some real one
/// @param recall share of real pictures inside the neighbourhood of some generated one
/// @param density how many real neighbourhoods hold a generated picture on average, divided by k;
///   may exceed 1
/// @param coverage share of real pictures whose neighbourhood holds a generated one
/// @param k which neighbour bounds the ball
public record Neighbourhoods(
    double precision, double recall, double density, double coverage, int k) {
  /// Compares generated pictures with real ones; O((n + m)^2 d).
  ///
  /// @param k 3 and 5 are usual
  /// @throws IllegalArgumentException if the maps differ, or a set has not more than k rows
  public static Neighbourhoods of(FeatureMatrix generated, FeatureMatrix real, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("neighbour " + k + " does not exist; k is at least 1");
    }
    generated.checkComparable(real, k + 1);
    var realRadii = radii(real, k);
    var holders = holders(generated, real, realRadii);
    return new Neighbourhoods(
        share(holders),
        share(holders(real, generated, radii(generated, k))),
        Arrays.stream(holders).average().orElseThrow() / k,
        coverage(generated, real, realRadii),
        k);
  }

  /// Squared distance from each row to its k-th nearest other row.
  private static double[] radii(FeatureMatrix features, int k) {
    return IntStream.range(0, features.count())
        .mapToDouble(i -> distances(features, i)[k - 1])
        .toArray();
  }

  private static double[] distances(FeatureMatrix features, int row) {
    return IntStream.range(0, features.count())
        .filter(other -> other != row)
        .mapToDouble(other -> features.squaredDistance(row, features, other))
        .sorted()
        .toArray();
  }

  /// For each asked row, how many balls around the centres hold it.
  private static int[] holders(FeatureMatrix asked, FeatureMatrix centres, double[] radii) {
    return IntStream.range(0, asked.count())
        .map(i ->
            (int)
                IntStream.range(0, centres.count())
                    .filter(c -> asked.squaredDistance(i, centres, c) <= radii[c])
                    .count())
        .toArray();
  }

  private static double coverage(FeatureMatrix generated, FeatureMatrix real, double[] radii) {
    var covered =
        IntStream.range(0, real.count())
            .filter(i ->
                IntStream.range(0, generated.count())
                    .anyMatch(g -> real.squaredDistance(i, generated, g) <= radii[i]))
            .count();
    return (double) covered / real.count();
  }

  private static double share(int[] holders) {
    return (double) Arrays.stream(holders).filter(count -> count > 0).count() / holders.length;
  }
}
