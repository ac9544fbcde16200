package io.diffraqt.target;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import java.util.List;
import java.util.Optional;

/// What a device can run and what it charges.
///
/// @param name of the device
/// @param qubits how many it has
/// @param gates what it runs natively
/// @param coupling between which qubits
/// @param limits of one submission
/// @param tariff what it charges
/// @param calibration what it said of its quality, if anything
public record Target(
    String name,
    int qubits,
    GateSet gates,
    CouplingMap coupling,
    Limits limits,
    Tariff tariff,
    Optional<Calibration> calibration) {
  /// A free target that runs everything on up to `qubits` qubits.
  public static Target unrestricted(String name, int qubits) {
    return new Target(
        name,
        qubits,
        GateSet.everything(),
        CouplingMap.full(),
        Limits.NONE,
        Tariff.FREE,
        Optional.empty());
  }

  /// One sentence for each thing in the circuit which this target cannot run; empty when it can run
  /// all. `O(instructions)`.
  public List<String> violations(Circuit circuit) {
    return new Violations(this, circuit).list();
  }

  /// Refuses what this target cannot run.
  ///
  /// @throws UnsupportedCircuitException listing every violation
  public void require(Circuit circuit) {
    var violations = violations(circuit);
    if (!violations.isEmpty()) {
      throw new UnsupportedCircuitException(name, violations);
    }
  }

  /// The same device under another name.
  public Target named(String other) {
    return new Target(other, qubits, gates, coupling, limits, tariff, calibration);
  }

  /// The same device with other limits.
  public Target withLimits(Limits other) {
    return new Target(name, qubits, gates, coupling, other, tariff, calibration);
  }
}
