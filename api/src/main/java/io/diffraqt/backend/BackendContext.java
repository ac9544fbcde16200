package io.diffraqt.backend;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a plugin is given when it is opened.
///
/// @param device the part of the name after the colon
/// @param settings of the name; unknown keys must be refused
/// @param environment variables, for addresses and credentials
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
}
