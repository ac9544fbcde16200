package io.diffraqt.examples.diffusion;

/// What a stage of training makes small: a loss over a batch that depends on the update's number
/// alone, and its gradient.
public interface Objective {
  /// Loss and derivatives at a point.
  ///
  /// @param loss mean over the batch
  /// @param gradient one derivative per parameter
  record Slope(double loss, RealVector gradient) {}

  /// Updates that make one epoch, at least 1.
  int updatesPerEpoch();

  /// The loss of the batch of one update; the same for the same arguments.
  ///
  /// @param update from 0, within the stage
  Slope at(RealVector parameters, long update);
}
