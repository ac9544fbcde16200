package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.NoiseSource;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;

/// A plugin under test: what its author claims and how it is opened.
///
/// @param plugin under test
/// @param traits what is claimed, implications included
/// @param opening device and settings
/// @param environment variables the plugin is given
/// @param secrets names of variables that hold credentials; the kit puts a canary into them
/// @param noise who finds noise by name, for plugins that are opened with it
public record Subject(
    BackendPlugin plugin,
    Set<Trait> traits,
    Opening opening,
    Map<String, String> environment,
    Set<String> secrets,
    List<NoiseSource> noise) {
  /// How far a probability may be off where `NOISELESS` is not claimed.
  public static final double NOISE_ALLOWANCE = 0.25;

  /// The value of every secret; no text that leaves a plugin may hold it.
  public static final String CANARY = "canary-3f9c1d77b2e845a0";

  private static final String COMMON_SECRET = "DIFFRAQT_CANARY_TOKEN";

  /// Adds what the claims imply and copies the collections.
  public Subject {
    traits = Set.copyOf(Trait.closure(traits));
    environment = Map.copyOf(environment);
    secrets = Set.copyOf(secrets);
    noise = List.copyOf(noise);
  }

  /// The part of a backend's name after the plugin.
  ///
  /// @param device after the colon
  /// @param settings after the question mark
  public record Opening(Optional<String> device, Map<String, String> settings) {
    /// Neither device nor settings.
    public static final Opening PLAIN = new Opening(Optional.empty(), Map.of());

    /// Copies the settings.
    public Opening {
      settings = Map.copyOf(settings);
    }

    Opening withDevice(String other) {
      return new Opening(Optional.of(other), settings);
    }

    Opening withSetting(String key, String value) {
      var more = new HashMap<>(settings);
      more.put(key, value);
      return new Opening(device, more);
    }
  }

  /// A plugin that needs neither device, settings nor variables.
  public static Subject of(BackendPlugin plugin, Set<Trait> traits) {
    return new Subject(plugin, traits, Opening.PLAIN, Map.of(), Set.of(), List.of());
  }

  /// The same, opened otherwise.
  public Subject opened(Opening other) {
    return new Subject(plugin, traits, other, environment, secrets, noise);
  }

  /// The same with other variables.
  public Subject withEnvironment(Map<String, String> variables, Set<String> secretNames) {
    return new Subject(plugin, traits, opening, variables, secretNames, noise);
  }

  /// The same with other claims.
  public Subject claiming(Set<Trait> other) {
    return new Subject(plugin, other, opening, environment, secrets, noise);
  }

  /// The same with names of noise.
  public Subject withNoise(List<NoiseSource> sources) {
    return new Subject(plugin, traits, opening, environment, secrets, sources);
  }

  boolean claims(Trait trait) {
    return traits.contains(trait);
  }

  Backend open(long seed) {
    return open(opening, seed);
  }

  Backend open(Opening how, long seed) {
    return plugin.open(context(how, seed));
  }

  BackendContext context(Opening how, long seed) {
    var variables = new HashMap<>(environment);
    variables.put(COMMON_SECRET, CANARY);
    secrets.forEach(name -> variables.put(name, CANARY));
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    return new BackendContext(
        how.device(), how.settings(), variables, Clock.systemUTC(), random, noise);
  }
}
