package io.diffraqt.examples.diffusion;

import java.util.List;
import java.util.stream.IntStream;

/// What a person may choose about a training run; together with model and data it fixes the result
/// to the last bit, whatever the number of threads.
///
/// @param seed of all random numbers
/// @param batch samples per update, at least 2
/// @param epochs one number per stage of the model, 0 to leave a stage out
public record TrainingOptions(long seed, int batch, List<Integer> epochs) {
  private static final int USUAL_BATCH = 64;

  /// @throws IllegalArgumentException if a number is out of range
  public TrainingOptions {
    epochs = List.copyOf(epochs);
    if (batch < 2 || epochs.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "batch %d and epochs %s; a batch has at least 2 samples, epochs are 0 or more"
              .formatted(batch, epochs));
    }
  }

  /// The model's own stage lengths, batches of 64, seed 1.
  public static TrainingOptions usual(DiffusionModel model) {
    return new TrainingOptions(1, USUAL_BATCH, model.stages().stream().map(Stage::epochs).toList());
  }

  public TrainingOptions withSeed(long newSeed) {
    return new TrainingOptions(newSeed, batch, epochs);
  }

  public TrainingOptions withBatch(int newBatch) {
    return new TrainingOptions(seed, newBatch, epochs);
  }

  /// The same with other stage lengths.
  ///
  /// @param newEpochs one number per stage
  public TrainingOptions withEpochs(List<Integer> newEpochs) {
    return new TrainingOptions(seed, batch, newEpochs);
  }

  /// The stages of a model with the lengths chosen here.
  ///
  /// @throws IllegalArgumentException if the model has another number of stages
  public List<Stage> stagesOf(DiffusionModel model) {
    var stages = model.stages();
    if (stages.size() != epochs.size()) {
      throw new IllegalArgumentException(
          "%d numbers of epochs for the %d training stages of %s (%s)"
              .formatted(
                  epochs.size(),
                  stages.size(),
                  model.name(),
                  String.join(", ", stages.stream().map(Stage::name).toList())));
    }
    return IntStream.range(0, stages.size())
        .mapToObj(k -> stages.get(k).withEpochs(epochs.get(k)))
        .toList();
  }
}
