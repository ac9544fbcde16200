package io.diffraqt.compare;

import io.diffraqt.result.Counts;
import io.diffraqt.result.Distribution;

/// What was seen, or what is expected, as a share for each bit string.
///
/// Immutable and thread-safe.
public sealed interface Outcomes {
  /// Shots that were counted.
  ///
  /// @param counts at least one shot
  record Seen(Counts counts) implements Outcomes {
    /// Refuses counts without a shot.
    ///
    /// @throws IllegalArgumentException when there is none
    public Seen {
      if (counts.shots() == 0) {
        throw new IllegalArgumentException("counts without a shot cannot be compared");
      }
    }
  }

  /// Probabilities that are known.
  ///
  /// @param distribution over all bit strings
  record Known(Distribution distribution) implements Outcomes {}

  /// Outcomes that were counted.
  static Outcomes of(Counts counts) {
    return new Seen(counts);
  }

  /// Outcomes that are known exactly.
  static Outcomes of(Distribution distribution) {
    return new Known(distribution);
  }

  /// Number of bits.
  default int bits() {
    return switch (this) {
      case Seen(var counts) -> counts.bits();
      case Known(var distribution) -> distribution.bits();
    };
  }
}
