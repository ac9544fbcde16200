package io.diffraqt.noisemodels;

import io.diffraqt.linalg.KrausChannel;

/// Decay of one qubit towards a thermal population: with weight `γ` the populations become those of
/// equilibrium, and coherences are multiplied by `√(1 − γ)`.
///
/// @param gamma weight of the decay, in 0..1
/// @param excited population of state 1 in equilibrium, in 0..1; 0 for a cold bath
public record AmplitudeDamping(double gamma, double excited) {
  /// @throws IllegalArgumentException when a value is outside 0..1
  public AmplitudeDamping {
    Check.probability("damping", gamma);
    Check.probability("excited population", excited);
  }

  /// Decay to state 0.
  public static AmplitudeDamping of(double gamma) {
    return new AmplitudeDamping(gamma, 0);
  }

  /// The map.
  public KrausChannel channel() {
    return DecayChannel.of(gamma, excited, Math.sqrt(1 - gamma));
  }
}
