package io.diffraqt.target;

import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.StandardGate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// The gates a device runs natively.
///
/// @param gates rows of the gate table
/// @param anyGate whether every gate runs, matrices and controls included
public record GateSet(Set<StandardGate> gates, boolean anyGate) {
  /// Copies the set.
  public GateSet {
    gates = Set.copyOf(gates);
  }

  /// Every gate there is.
  public static GateSet everything() {
    return new GateSet(EnumSet.allOf(StandardGate.class), true);
  }

  /// Only these rows of the table.
  public static GateSet of(StandardGate... gates) {
    return of(Set.of(gates));
  }

  /// Only these rows of the table.
  public static GateSet of(Collection<StandardGate> gates) {
    return new GateSet(Set.copyOf(gates), false);
  }

  /// Whether the device runs it natively.
  public boolean contains(Gate gate) {
    return anyGate || (gate instanceof StandardGate row && gates.contains(row));
  }
}
