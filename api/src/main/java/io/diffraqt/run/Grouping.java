package io.diffraqt.run;

import java.util.Locale;

/// Which Pauli strings one circuit may measure together.
public enum Grouping {
  /// Those that agree on every qubit where both act: each qubit is turned alone.
  QUBIT_WISE,
  /// All that commute: fewer circuits, with two-qubit gates before the measurement.
  COMMUTING,
  /// Whichever of the two needs fewer shots for the same variance, the errors of the two-qubit
  /// gates counted where the device is noisy. Equal ones go qubit by qubit.
  CHEAPEST;

  /// The word for it on a command line and among the stages of a result.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
