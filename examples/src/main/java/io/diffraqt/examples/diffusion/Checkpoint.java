package io.diffraqt.examples.diffusion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Everything a training run needs to go on bit for bit: parameters, optimiser, and its place.
///
/// The state of the random generators is the seed and the place, see [RandomStreams].
///
/// @param model its name
/// @param options of the run
/// @param data what it is trained on
/// @param place how far it has come
/// @param parameters as of now
/// @param optimiser as of now
/// @param finished parameters at the end of each stage that is done, in order
/// @param history of the epochs that are done, in order
public record Checkpoint(
    String model,
    TrainingOptions options,
    TrainingData data,
    Place place,
    RealVector parameters,
    Adam.State optimiser,
    Map<String, RealVector> finished,
    List<EpochLoss> history) {
  private static final StoredJson FORMAT = new StoredJson("diffraqt-checkpoint", 1);

  /// Copies the collections.
  public Checkpoint {
    finished = Collections.unmodifiableMap(new LinkedHashMap<>(finished));
    history = List.copyOf(history);
  }

  /// How far a run has come.
  ///
  /// @param stage index of the stage under way
  /// @param update updates done in it
  /// @param lossSum sum of the losses of the present epoch so far
  public record Place(int stage, long update, double lossSum) {}

  /// Replaces the file in one step.
  ///
  /// @throws StoredStateException if it cannot be written
  public void write(Path file) {
    var document = FORMAT.start().put("model", model);
    document.set("options", StoredFields.options(options));
    document.set("data", StoredFields.data(data));
    document
        .putObject("place")
        .put("stage", place.stage())
        .put("update", place.update())
        .put("lossSum", StoredJson.encoded(RealVector.of(place.lossSum())));
    document.put("parameters", StoredJson.encoded(parameters));
    document
        .putObject("adam")
        .put("steps", optimiser.steps())
        .put("first", StoredJson.encoded(optimiser.first()))
        .put("second", StoredJson.encoded(optimiser.second()));
    document.set("finished", StoredFields.vectors(finished));
    document.set("history", StoredFields.history(history));
    FORMAT.write(file, document);
  }

  /// Reads a checkpoint.
  ///
  /// @throws StoredStateException if it is missing, cut, altered or of another version
  public static Checkpoint read(Path file) {
    var document = FORMAT.read(file);
    var place = document.path("place");
    return new Checkpoint(
        document.path("model").asString(),
        StoredFields.options(document.path("options")),
        StoredFields.data(document.path("data")),
        new Place(
            place.path("stage").asInt(),
            place.path("update").asLong(),
            StoredJson.decoded(place.path("lossSum").asString()).value(0)),
        StoredJson.decoded(document.path("parameters").asString()),
        adam((ObjectNode) document.path("adam")),
        StoredFields.vectors(document.path("finished")),
        new ArrayList<>(StoredFields.history(document.path("history"))));
  }

  private static Adam.State adam(ObjectNode adam) {
    return new Adam.State(
        StoredJson.decoded(adam.path("first").asString()),
        StoredJson.decoded(adam.path("second").asString()),
        adam.path("steps").asLong());
  }
}
