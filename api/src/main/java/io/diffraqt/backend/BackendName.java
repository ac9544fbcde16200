package io.diffraqt.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A backend as users write it: `PLUGIN[:DEVICE][?KEY=VALUE&...]`.
///
/// @param plugin name of the plugin
/// @param device what it shall open; may itself hold colons, as an ARN does
/// @param settings in the order written
public record BackendName(String plugin, Optional<String> device, Map<String, String> settings) {
  /// Copies the settings.
  public BackendName {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /// Reads a name.
  ///
  /// @throws IllegalArgumentException when the plugin is missing or a setting has no `=`
  public static BackendName parse(String text) {
    var question = text.indexOf('?');
    var head = question < 0 ? text : text.substring(0, question);
    var settings = question < 0 ? Map.<String, String>of() : settings(text, question);
    var colon = head.indexOf(':');
    var plugin = colon < 0 ? head : head.substring(0, colon);
    if (plugin.isBlank() || colon == head.length() - 1) {
      throw new IllegalArgumentException(
          "backend name '" + text + "'; expected PLUGIN[:DEVICE][?KEY=VALUE&...]");
    }
    return new BackendName(
        plugin, colon < 0 ? Optional.empty() : Optional.of(head.substring(colon + 1)), settings);
  }

  private static Map<String, String> settings(String text, int question) {
    var settings = new LinkedHashMap<String, String>();
    for (var pair : text.substring(question + 1).split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "backend name '%s': '%s' is no KEY=VALUE".formatted(text, pair));
      }
      if (settings.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "backend name '%s' sets %s twice".formatted(text, pair.substring(0, equals)));
      }
    }
    return settings;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(plugin);
    device.ifPresent(d -> text.append(':').append(d));
    var separator = '?';
    for (var setting : settings.entrySet()) {
      text.append(separator).append(setting.getKey()).append('=').append(setting.getValue());
      separator = '&';
    }
    return text.toString();
  }
}
