package io.diffraqt.examples.diffusion;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.run.Sampler;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// A model with the angles that training gave it, and how they came about.
///
/// @param model what the angles are for
/// @param angles at the end of each stage of its training, in order
/// @param origin how they came about
public record TrainedModel(DiffusionModel model, Map<String, RealVector> angles, Origin origin) {
  private static final StoredJson FORMAT = new StoredJson("diffraqt-trained-model", 1);

  /// How angles came about.
  ///
  /// @param options of the training run
  /// @param data what it was trained on
  /// @param date of its end, ISO 8601
  /// @param command that repeats it
  /// @param history mean loss of each epoch
  public record Origin(
      TrainingOptions options,
      TrainingData data,
      String date,
      String command,
      List<EpochLoss> history) {
    /// Copies the list.
    public Origin {
      history = List.copyOf(history);
    }
  }

  /// @throws StoredStateException if there are no angles, or not as many as the model has
  public TrainedModel {
    angles = Collections.unmodifiableMap(new LinkedHashMap<>(angles));
    if (angles.isEmpty()) {
      throw new StoredStateException("trained model " + model.name() + " has no angles");
    }
    for (var stage : angles.entrySet()) {
      if (stage.getValue().size() != model.parameterCount()) {
        throw new StoredStateException(
            "%d angles after stage %s, and %s has %d"
                .formatted(
                    stage.getValue().size(), stage.getKey(), model.name(), model.parameterCount()));
      }
    }
  }

  /// Reads a file that [#write] or a training run wrote.
  ///
  /// @param models the model of a name
  /// @throws StoredStateException if it is missing, cut or altered
  public static TrainedModel read(Path file, Function<String, DiffusionModel> models) {
    return from(FORMAT.read(file), models);
  }

  /// Reads the text of such a file.
  ///
  /// @param where names it in messages
  /// @param models the model of a name
  /// @throws StoredStateException if it is cut or altered
  public static TrainedModel parse(
      String text, String where, Function<String, DiffusionModel> models) {
    return from(FORMAT.parse(text, where), models);
  }

  /// Replaces the file in one step.
  ///
  /// @throws StoredStateException if it cannot be written
  public void write(Path file) {
    var document = FORMAT.start().put("model", model.name()).put("choices", model.choices());
    document.put("date", origin.date()).put("command", origin.command());
    document.set("options", StoredFields.options(origin.options()));
    document.set("data", StoredFields.data(origin.data()));
    document.set("history", StoredFields.history(origin.history()));
    document.set("angles", StoredFields.vectors(angles));
    FORMAT.write(file, document);
  }

  /// The angles at the end of training: those that draw pictures.
  public RealVector last() {
    return angles.values().stream().reduce((_, later) -> later).orElseThrow();
  }

  /// The angles at the end of one stage.
  ///
  /// @throws StoredStateException if that stage was left out
  public RealVector after(String stage) {
    if (!angles.containsKey(stage)) {
      throw new StoredStateException(
          "%s was trained without stage %s; it has %s"
              .formatted(model.name(), stage, String.join(", ", angles.keySet())));
    }
    return angles.get(stage);
  }

  /// Draws pictures from exact states.
  public Samples.Exact sampleExactly(ExactBackend backend, int count, long seed) {
    return model.sampleExactly(last(), count, new RandomStreams(seed), backend);
  }

  /// Draws pictures by counting bits, on any backend; the same seed takes the same noise.
  public Samples.Counted sampleFromCounts(
      Sampler sampler, int count, DiffusionModel.Shots shots, long seed) {
    return model.sampleFromCounts(last(), count, shots, new RandomStreams(seed), sampler);
  }

  private static TrainedModel from(ObjectNode document, Function<String, DiffusionModel> models) {
    return new TrainedModel(
        models.apply(document.path("model").asString()),
        StoredFields.vectors(document.path("angles")),
        new Origin(
            StoredFields.options(document.path("options")),
            StoredFields.data(document.path("data")),
            document.path("date").asString(),
            document.path("command").asString(),
            StoredFields.history(document.path("history"))));
  }
}
