package io.diffraqt.noisemodels;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A list of named figures, `[{"name": "T1", "unit": "us", "value": 224.1}, ...]`, as IBM's files
/// hold them for each qubit and gate. The place of a figure is called by its name.
///
/// @param list where the list is
/// @param byName its elements
record Figures(JsonPlace list, Map<String, JsonPlace> byName) {
  static Figures of(JsonPlace list) {
    var byName = new HashMap<String, JsonPlace>();
    for (var element : list.elements()) {
      var name = element.field("name").text();
      if (byName.put(name, element) != null) {
        throw element.wrong("'" + name + "' is there twice");
      }
    }
    return new Figures(list, byName);
  }

  /// A probability, if it is there.
  OptionalDouble probability(String name) {
    return find(name).stream()
        .mapToDouble(place -> place.field("value").at(path(name)).probability())
        .findFirst();
  }

  /// A time above 0 in seconds; infinite where it is missing.
  double time(String name) {
    return find(name)
        .map(place -> Units.positiveSeconds(place, path(name)))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /// A length of 0 or more in seconds; 0 where it is missing.
  double seconds(String name) {
    return find(name).map(place -> Units.seconds(place, path(name))).orElse(0.0);
  }

  /// Whether the device says that this is out of use.
  boolean isBroken() {
    return find("operational")
        .map(place -> place.field("value").at(path("operational")).integer(0, 1) == 0)
        .orElse(false);
  }

  private Optional<JsonPlace> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private String path(String name) {
    return list.path() + "." + name;
  }
}
