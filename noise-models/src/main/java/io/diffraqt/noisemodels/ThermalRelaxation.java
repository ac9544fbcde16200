package io.diffraqt.noisemodels;

import io.diffraqt.linalg.KrausChannel;

/// What waiting does to one qubit: populations approach equilibrium as `e^(−t/T1)`, coherences
/// vanish as `e^(−t/T2)`.
///
/// @param seconds `t`, 0 or more
/// @param t1 in seconds, above 0; infinite for a qubit that does not decay
/// @param t2 in seconds, above 0 and at most `2·t1`; infinite only where `t1` is
/// @param excited population of state 1 in equilibrium, in 0..1; 0 for a cold bath
public record ThermalRelaxation(double seconds, double t1, double t2, double excited) {
  /// @throws IllegalArgumentException when a value is outside its range
  public ThermalRelaxation {
    Check.duration("relaxation", seconds);
    Check.positive("T1", t1);
    Check.positive("T2", t2);
    Check.probability("excited population", excited);
    if (t2 > 2 * t1) {
      throw new IllegalArgumentException(
          "T2 of %s s exceeds 2·T1 = %s s; no qubit loses phase more slowly".formatted(t2, 2 * t1));
    }
  }

  /// Relaxation in a cold bath, `t2` cut to `2·t1`; measured files hold such pairs.
  public static ThermalRelaxation capped(double seconds, double t1, double t2) {
    return new ThermalRelaxation(seconds, t1, Math.min(t2, 2 * t1), 0);
  }

  /// Whether the map is the identity.
  public boolean isIdentity() {
    return seconds == 0 || Double.isInfinite(t1) && Double.isInfinite(t2);
  }

  /// The map.
  public KrausChannel channel() {
    return DecayChannel.of(-Math.expm1(-seconds / t1), excited, Math.exp(-seconds / t2));
  }
}
