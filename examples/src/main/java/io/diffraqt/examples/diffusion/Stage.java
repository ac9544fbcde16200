package io.diffraqt.examples.diffusion;

/// One part of a model's training, with an optimiser at rest at its start.
///
/// @param name an identifier, unique in the model
/// @param purpose what it achieves, in words
/// @param epochs how many by default, 0 to leave it out
/// @param rate step length over the stage
/// @param weightDecay factor of the parameters in the gradient, 0 or more
public record Stage(
    String name, String purpose, int epochs, LearningRate rate, double weightDecay) {
  /// The same stage with another number of epochs.
  public Stage withEpochs(int newEpochs) {
    return new Stage(name, purpose, newEpochs, rate, weightDecay);
  }
}
