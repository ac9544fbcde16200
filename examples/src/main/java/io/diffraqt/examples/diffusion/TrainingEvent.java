package io.diffraqt.examples.diffusion;

import java.nio.file.Path;
import java.time.Duration;

/// What a training run tells while it goes.
public sealed interface TrainingEvent {
  /// An update was made.
  ///
  /// @param stage name of the stage
  /// @param update updates made in all stages so far, from 1
  /// @param updates of all stages
  /// @param loss of this update's batch
  /// @param rate step length of the optimiser
  /// @param remaining estimate from the pace since this process began
  record Updated(
      String stage, long update, long updates, double loss, double rate, Duration remaining)
      implements TrainingEvent {}

  /// An epoch ended and is on disk.
  ///
  /// @param loss mean loss of the epoch
  /// @param checkpoint where a later run can go on
  record EpochEnded(EpochLoss loss, Path checkpoint) implements TrainingEvent {}

  /// All stages are done.
  ///
  /// @param model what came out, also written to `file`
  record Finished(TrainedModel model, Path file) implements TrainingEvent {}
}
