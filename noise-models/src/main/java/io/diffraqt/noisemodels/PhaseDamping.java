package io.diffraqt.noisemodels;

import io.diffraqt.linalg.KrausChannel;

/// Loss of phase of one qubit: coherences are multiplied by `√(1 − λ)`, populations stay.
///
/// @param lambda in 0..1
public record PhaseDamping(double lambda) {
  /// @throws IllegalArgumentException when `lambda` is outside 0..1
  public PhaseDamping {
    Check.probability("phase damping", lambda);
  }

  /// A Z with probability `p`, in 0..1/2: coherences are multiplied by `1 − 2p`.
  public static PhaseDamping ofPhaseFlip(double p) {
    Check.range("probability of a phase flip", p, .5);
    return new PhaseDamping(4 * p * (1 - p));
  }

  /// The map.
  public KrausChannel channel() {
    return DecayChannel.of(0, 0, Math.sqrt(1 - lambda));
  }
}
