package io.diffraqt.target;

import io.diffraqt.circuit.Angle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The angles with which a device runs a gate, in radians.
public sealed interface AngleLimit {
  /// How far a value may be off by rounding.
  double TOLERANCE = 1e-9;

  /// Whether the gate runs with this angle.
  boolean allows(double radians);

  /// Whether the gate runs with this angle; never with one that is bound later.
  default boolean allows(Angle angle) {
    return angle.isConstant() && allows(angle.value(p -> Double.NaN));
  }

  /// All angles between two, both included.
  ///
  /// @param least radians
  /// @param most radians, not below `least`
  record Range(double least, double most) implements AngleLimit {
    /// @throws IllegalArgumentException when there is nothing between
    public Range {
      if (!(least <= most)) {
        throw new IllegalArgumentException(
            "angles from " + least + " to " + most + "; the first must not exceed the second");
      }
    }

    @Override
    public boolean allows(double radians) {
      return radians >= least - TOLERANCE && radians <= most + TOLERANCE;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "from %.4f to %.4f", least, most);
    }
  }

  /// These angles only.
  ///
  /// @param radians at least one
  record Choice(List<Double> radians) implements AngleLimit {
    /// @throws IllegalArgumentException when there is none
    public Choice {
      radians = List.copyOf(radians);
      if (radians.isEmpty()) {
        throw new IllegalArgumentException("a choice of no angles; name at least one");
      }
    }

    /// These angles only.
    public static Choice of(Double... radians) {
      return new Choice(List.of(radians));
    }

    @Override
    public boolean allows(double angle) {
      return radians.stream().anyMatch(r -> Math.abs(r - angle) <= TOLERANCE);
    }

    @Override
    public String toString() {
      return radians.stream()
          .map(r -> String.format(Locale.ROOT, "%.4f", r))
          .collect(Collectors.joining(", ", "of ", " only"));
    }
  }
}
