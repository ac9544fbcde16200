package io.diffraqt.noisemodels;

import java.util.Map;

/// How a calibration becomes noise.
///
/// @param profile which of two figures is taken
/// @param idle what happens to qubits that wait for others
public record Reading(Profile profile, Idle idle) {
  /// What happens to qubits that wait for others.
  public enum Idle {
    /// They keep their state.
    FREE,
    /// They relax.
    RELAXES
  }

  /// Profile `device`, waiting qubits keep their state.
  public static Reading defaults() {
    return new Reading(Profile.DEVICE, Idle.FREE);
  }

  /// From the settings `profile` and `idle` of a backend name; others are left to others.
  ///
  /// @throws IllegalArgumentException when one of the two has an unknown value
  public static Reading of(Map<String, String> settings) {
    return new Reading(
        Profile.named(settings.getOrDefault("profile", Profile.DEVICE.text())),
        idle(settings.getOrDefault("idle", "false")));
  }

  /// This with another profile.
  public Reading withProfile(Profile other) {
    return new Reading(other, idle);
  }

  /// This with other treatment of waiting qubits.
  public Reading withIdle(Idle other) {
    return new Reading(profile, other);
  }

  private static Idle idle(String text) {
    return switch (text) {
      case "true" -> Idle.RELAXES;
      case "false" -> Idle.FREE;
      default -> throw new IllegalArgumentException("idle=" + text + "; must be true or false");
    };
  }
}
