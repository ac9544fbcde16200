package io.diffraqt.circuit;

/// Which outcomes of a measurement go on.
///
/// A device measures in any case; where only one outcome is kept, shots with the other are dropped
/// from the counts and reported as discarded. An exact simulator projects and renormalises, and
/// reports the probability of the branch.
public enum Keep {
  /// Every outcome.
  BOTH,
  /// Only 0: post-selection.
  ZERO,
  /// Only 1: post-selection.
  ONE;

  /// Whether a shot with this bit value goes on.
  public boolean accepts(int bit) {
    return this == BOTH || bit == (this == ONE ? 1 : 0);
  }
}
