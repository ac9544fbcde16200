package io.diffraqt.backend;

import io.diffraqt.error.UnknownBackendException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// What a plugin is given when it is opened.
///
/// @param device the part of the name after the colon
/// @param settings of the name; unknown keys must be refused
/// @param environment variables, for addresses; credentials come from [#secret]
/// @param clock the only source of time
/// @param random the only source of randomness
/// @param noise who finds noise by name
public record BackendContext(
    Optional<String> device,
    Map<String, String> settings,
    Map<String, String> environment,
    Clock clock,
    RandomGenerator random,
    List<NoiseSource> noise) {
  /// Copies the collections.
  public BackendContext {
    settings = Map.copyOf(settings);
    environment = Map.copyOf(environment);
    noise = List.copyOf(noise);
  }

  /// Refuses a device and settings that a plugin does not know, without repeating their values.
  ///
  /// @param plugin its name
  /// @param devices those it has; none when the name takes no device
  /// @param keys of the settings it takes
  /// @throws UnknownBackendException when the device is not among `devices`
  /// @throws RefusedException when a setting is not among `keys`
  public void requireOnly(String plugin, Set<String> devices, Set<String> keys) {
    device
        .filter(name -> !devices.contains(name))
        .ifPresent(name -> {
          throw new UnknownBackendException(
              "%s has no device '%s'; it has %s".formatted(plugin, name, listed(devices)));
        });
    var unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(keys);
    if (!unknown.isEmpty()) {
      throw new RefusedException(
          "%s takes no setting %s; it takes %s"
              .formatted(plugin, String.join(", ", unknown), listed(keys)));
    }
  }

  /// A variable of the environment without blanks around it; empty where it is not set or blank.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /// A token or key, from a variable of that name or from the place of secrets which the
  /// environment names; see [SecretSource#of]. Empty where neither has it.
  ///
  /// @throws RefusedException when the place is there and cannot be read, or others could read it
  public Optional<Secret> secret(String name) {
    return SecretSource.of(environment).find(name);
  }

  /// The address of a service in a variable of the environment; empty where that is not set.
  ///
  /// @throws RefusedException when it is no http or https address
  public Optional<URI> address(String name) {
    return variable(name).map(text -> parsed(name, text));
  }

  private static URI parsed(String name, String text) {
    try {
      var address = new URI(text);
      if (address.getHost() != null && address.getScheme().startsWith("http")) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Falls through to the one message for every malformed address.
    }
    throw new RefusedException(name + " is '" + text + "'; expected http(s)://HOST[:PORT][/PATH]");
  }

  private static String listed(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
  }
}
