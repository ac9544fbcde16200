package io.diffraqt.transpile;

/// When instructions run that may wait.
public enum Schedule {
  /// As soon as their qubits are free.
  AS_SOON,
  /// As late as the rest of the program allows, so that qubits stay in state 0 for longer.
  AS_LATE
}
