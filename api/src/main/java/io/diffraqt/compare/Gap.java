package io.diffraqt.compare;

import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// What explains that a device's counts are not the ideal outcome, in total variation.
///
/// Distances do not add, so the parts need not sum to the whole; each answers a question of its
/// own.
///
/// @param total between the counts and the ideal outcome
/// @param shotNoise what so many shots of a perfect device would show on average
/// @param modelled between the noise model's outcome and the ideal one: what the model predicts
/// @param unexplained between the counts and the noise model's outcome, less what so many shots of
///   a device exactly like the model would show on average; at least 0
/// @param pValue chance that a device exactly like the model shows counts as far from it as these
public record Gap(
    double total, double shotNoise, double modelled, double unexplained, double pValue) {
  /// Compares a device with what was ideal and with what a noise model predicted.
  ///
  /// @param draws how many devices are imagined; the p-value is no smaller than `1/(draws + 1)`
  public static Gap of(
      Counts device, Distribution ideal, Distribution model, int draws, RandomGenerator random) {
    var fromModel = Distance.TOTAL_VARIATION.between(device, model);
    var imagined = imagined(model, device.shots(), draws, random);
    var atLeast = 1;
    var mean = 0.0;
    for (var distance : imagined) {
      atLeast += distance >= fromModel ? 1 : 0;
      mean += distance / draws;
    }
    return new Gap(
        Distance.TOTAL_VARIATION.between(device, ideal),
        mean(imagined(ideal, device.shots(), draws, random)),
        Distance.TOTAL_VARIATION.between(model, ideal),
        Math.max(0, fromModel - mean),
        (double) atLeast / (draws + 1));
  }

  private static double[] imagined(
      Distribution truth, long shots, int draws, RandomGenerator random) {
    var shares = truth.toArray();
    var distances = new double[draws];
    for (var k = 0; k < draws; k++) {
      distances[k] =
          Distance.TOTAL_VARIATION.ofShares(Shares.redrawn(shares, shots, random), shares);
    }
    return distances;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
