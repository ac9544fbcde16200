package io.diffraqt.examples.diffusion;

/// Step length of the optimiser over a stage.
public sealed interface LearningRate {
  /// The same throughout.
  ///
  /// @param rate above 0
  record Constant(double rate) implements LearningRate {}

  /// Falls from `rate` to zero along half a cosine.
  ///
  /// @param rate at the start
  record Cosine(double rate) implements LearningRate {}

  /// Multiplied by `factor` every `every` epochs.
  ///
  /// @param rate at the start
  /// @param factor below 1
  /// @param every epochs, at least 1
  record StepDecay(double rate, double factor, int every) implements LearningRate {}

  /// The rate of one update.
  ///
  /// @param update from 0
  /// @param updates in the whole stage
  /// @param perEpoch updates in an epoch
  default double at(long update, long updates, int perEpoch) {
    return switch (this) {
      case Constant(var rate) -> rate;
      case Cosine(var rate) -> rate * 0.5 * (1 + Math.cos(Math.PI * update / updates));
      case StepDecay(var rate, var factor, var every) ->
          rate * Math.pow(factor, Math.toIntExact(update / perEpoch / every));
    };
  }
}
