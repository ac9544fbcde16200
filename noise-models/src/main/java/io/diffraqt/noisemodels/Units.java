package io.diffraqt.noisemodels;

import java.util.Locale;
import java.util.Map;

/// Units of time as calibration files write them.
final class Units {
  private static final Map<String, Double> SECONDS =
      Map.of("s", 1.0, "ms", 1e-3, "us", 1e-6, "µs", 1e-6, "μs", 1e-6, "ns", 1e-9, "ps", 1e-12);

  private Units() {}

  /// The `value` of a place with `value` and `unit`, in seconds, above 0.
  static double positiveSeconds(JsonPlace place) {
    return positiveSeconds(place, place.path());
  }

  /// The same, with messages that call the place `path`.
  static double positiveSeconds(JsonPlace place, String path) {
    var factor = factor(place, path);
    return place.field("value").at(path).positive(" " + unit(place, path)) * factor;
  }

  /// The same for what may also be 0.
  static double seconds(JsonPlace place, String path) {
    var factor = factor(place, path);
    return place.field("value").at(path).notNegative(" " + unit(place, path)) * factor;
  }

  private static String unit(JsonPlace place, String path) {
    return place.optional("unit").map(u -> u.at(path)).map(JsonPlace::text).orElse("");
  }

  private static double factor(JsonPlace place, String path) {
    var unit = unit(place, path);
    var factor = SECONDS.get(unit.toLowerCase(Locale.ROOT));
    if (factor == null) {
      throw place.at(path).wrong("unit '" + unit + "'; must be s, ms, us, ns or ps");
    }
    return factor;
  }
}
