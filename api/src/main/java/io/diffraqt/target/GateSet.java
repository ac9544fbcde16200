package io.diffraqt.target;

import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The gates a device runs natively.
///
/// @param gates rows of the gate table
/// @param anyGate whether every gate runs, matrices and controls included
/// @param limits of the angles of some of the gates; the others run with every angle
public record GateSet(
    Set<StandardGate> gates, boolean anyGate, Map<StandardGate, AngleLimit> limits) {
  /// Copies the collections.
  public GateSet {
    gates = Set.copyOf(gates);
    limits = Map.copyOf(limits);
  }

  /// Every gate there is.
  public static GateSet everything() {
    return new GateSet(EnumSet.allOf(StandardGate.class), true, Map.of());
  }

  /// Only these rows of the table.
  public static GateSet of(StandardGate... gates) {
    return of(Set.of(gates));
  }

  /// Only these rows of the table.
  public static GateSet of(Collection<StandardGate> gates) {
    return new GateSet(Set.copyOf(gates), false, Map.of());
  }

  /// The same gates, one of them with some angles only.
  public GateSet limiting(StandardGate gate, AngleLimit limit) {
    var more = new HashMap<>(limits);
    more.put(gate, limit);
    return new GateSet(gates, anyGate, more);
  }

  /// Whether the device runs it natively, at least with some angles.
  public boolean contains(Gate gate) {
    return anyGate || (gate instanceof StandardGate row && gates.contains(row));
  }

  /// Whether the device runs it natively with every angle.
  public boolean containsFreely(Gate gate) {
    return contains(gate) && limit(gate).isEmpty();
  }

  /// Whether the device runs it natively with the angles that it has.
  public boolean runs(Apply apply) {
    return contains(apply.gate())
        && limit(apply.gate()).stream().allMatch(l -> apply.angles().stream().allMatch(l::allows));
  }

  /// What the angles of a gate are limited to, if they are.
  public Optional<AngleLimit> limit(Gate gate) {
    return gate instanceof StandardGate row
        ? Optional.ofNullable(limits.get(row))
        : Optional.empty();
  }
}
