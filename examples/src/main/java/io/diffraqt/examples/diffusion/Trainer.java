package io.diffraqt.examples.diffusion;

import io.diffraqt.examples.data.ImageSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// Trains a model stage by stage and leaves a checkpoint after every epoch, so that a later run can
/// go on as if nothing had happened.
///
/// @param engine where circuits are evaluated
/// @param folder of the run, for `checkpoint.json` and `trained.json`
/// @param clock for the date and the remaining time; results do not depend on it
/// @param listener hears how it goes
public record Trainer(
    DiffusionModel.Engine engine, Path folder, InstantSource clock, TrainingListener listener) {
  private static final String CHECKPOINT = "checkpoint.json";
  private static final String TRAINED = "trained.json";

  /// What to train.
  ///
  /// @param model the model
  /// @param images as loaded; the model prepares them
  /// @param command that repeats this run, for the records
  public record Task(DiffusionModel model, ImageSet images, String command) {}

  /// Trains from the start.
  ///
  /// @throws StoredStateException if the folder holds a checkpoint already
  /// @throws TrainingStoppedException if the thread is interrupted, after writing a checkpoint
  public TrainedModel run(Task task, TrainingOptions options) {
    if (Files.exists(checkpoint())) {
      throw new StoredStateException(
          "%s exists already: go on with --resume, or train into another folder"
              .formatted(checkpoint()));
    }
    var prepared = task.model().prepared(task.images());
    return new TrainingLoop(this, task, prepared, options).run();
  }

  /// Goes on from the checkpoint in the folder, with the options it was started with.
  ///
  /// @throws StoredStateException if there is no sound checkpoint, or it belongs to another model
  ///   or other pictures
  /// @throws TrainingStoppedException if the thread is interrupted, after writing a checkpoint
  public TrainedModel resume(Task task) {
    var state = Checkpoint.read(checkpoint());
    var prepared = task.model().prepared(task.images());
    requireSame("model", state.model(), task.model().name());
    requireSame("pictures", state.data(), TrainingData.of(prepared));
    return new TrainingLoop(this, task, prepared, state.options()).resume(state);
  }

  /// Where the state of the run is kept.
  public Path checkpoint() {
    return folder.resolve(CHECKPOINT);
  }

  /// Where the trained model goes.
  public Path trained() {
    return folder.resolve(TRAINED);
  }

  private void requireSame(String what, Object stored, Object given) {
    if (!stored.equals(given)) {
      throw new StoredStateException(
          "%s belongs to other %s: %s, and this run has %s; resume with those, or train into"
                  .formatted(checkpoint(), what, stored, given)
              + " another folder");
    }
  }
}
