package io.diffraqt.examples.diffusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parts that checkpoints and trained models have in common, to JSON and back.
final class StoredFields {
  private StoredFields() {}

  static ObjectNode options(TrainingOptions options) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("seed", options.seed()).put("batch", options.batch());
    var epochs = node.putArray("epochs");
    options.epochs().forEach(epochs::add);
    return node;
  }

  static TrainingOptions options(JsonNode node) {
    var epochs = new ArrayList<Integer>();
    node.path("epochs").forEach(count -> epochs.add(count.asInt()));
    return new TrainingOptions(node.path("seed").asLong(), node.path("batch").asInt(), epochs);
  }

  static ObjectNode data(TrainingData data) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("origin", data.origin())
        .put("source", data.source())
        .put("count", data.count())
        .put("sha256", data.sha256());
  }

  static TrainingData data(JsonNode node) {
    return new TrainingData(
        node.path("origin").asString(),
        node.path("source").asString(),
        node.path("count").asInt(),
        node.path("sha256").asString());
  }

  static ObjectNode vectors(Map<String, RealVector> vectors) {
    var node = JsonNodeFactory.instance.objectNode();
    vectors.forEach((name, vector) -> node.put(name, StoredJson.encoded(vector)));
    return node;
  }

  static Map<String, RealVector> vectors(JsonNode node) {
    var vectors = new LinkedHashMap<String, RealVector>();
    node.properties()
        .forEach(
            field -> vectors.put(field.getKey(), StoredJson.decoded(field.getValue().asString())));
    return vectors;
  }

  static ArrayNode history(List<EpochLoss> history) {
    var node = JsonNodeFactory.instance.arrayNode();
    for (var epoch : history) {
      node.addObject()
          .put("stage", epoch.stage())
          .put("epoch", epoch.epoch())
          .put("loss", epoch.loss());
    }
    return node;
  }

  static List<EpochLoss> history(JsonNode node) {
    var history = new ArrayList<EpochLoss>();
    for (var epoch : node) {
      history.add(
          new EpochLoss(
              epoch.path("stage").asString(),
              epoch.path("epoch").asInt(),
              epoch.path("loss").asDouble()));
    }
    return history;
  }
}
