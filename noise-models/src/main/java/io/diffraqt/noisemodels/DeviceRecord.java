package io.diffraqt.noisemodels;

import io.diffraqt.noise.ReadoutError;
import io.diffraqt.target.Calibration;
import io.diffraqt.target.Calibration.Clock;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.GateOn;
import io.diffraqt.target.Calibration.QubitFigures;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A device as its calibration files describe it at an instant, before a [Profile] chooses among
/// figures given twice.
///
/// @param name of the device
/// @param source where the figures are from
/// @param takenAt when the device was measured; the epoch where the file does not say
/// @param qubits by device index
/// @param gates figures by gate and operands; error 1 marks a gate out of use
/// @param abilities what it runs
public record DeviceRecord(
    String name,
    String source,
    Instant takenAt,
    List<Qubit> qubits,
    Map<GateOn, GateFigures> gates,
    Abilities abilities) {
  /// Copies both collections.
  public DeviceRecord {
    qubits = List.copyOf(qubits);
    gates = Map.copyOf(gates);
  }

  /// What a device runs.
  ///
  /// @param gates natively
  /// @param coupling between which qubits, pairs out of use included
  /// @param limits of one submission
  /// @param clock on whose grid it runs; empty where it has none
  public record Abilities(
      GateSet gates, CouplingMap coupling, Limits limits, Optional<Clock> clock) {}

  /// One qubit.
  ///
  /// @param times of relaxation
  /// @param readout its two read-out errors; twice the one where the device gives one
  /// @param readoutError the one figure for both
  /// @param readoutSeconds length of a measurement; 0 where unknown
  /// @param resetSeconds length of a reset; 0 where unknown
  public record Qubit(
      Waits.Times times,
      ReadoutError readout,
      double readoutError,
      double readoutSeconds,
      double resetSeconds) {
    ReadoutError readout(Profile profile) {
      return switch (profile) {
        case DEVICE -> readout;
        case AER -> ReadoutError.symmetric(readoutError);
      };
    }
  }

  /// The figures as one profile reads them.
  public Calibration calibration(Profile profile) {
    return new Calibration(
        source,
        takenAt,
        qubits.stream()
            .map(q ->
                new QubitFigures(
                    q.times.t1(),
                    q.times.t2(),
                    q.readout(profile),
                    q.readoutSeconds,
                    q.resetSeconds))
            .toList(),
        gates,
        abilities.clock);
  }

  /// The device to compile for; free of charge, since it is not the device that runs.
  ///
  /// Pairs of qubits where a native gate is out of use are left out of the coupling with
  /// [Profile#DEVICE]. Aer runs them, so with [Profile#AER] they stay.
  public Target target(Profile profile) {
    return new Target(
        name,
        qubits.size(),
        abilities.gates,
        coupling(profile),
        abilities.limits,
        Tariff.FREE,
        Optional.of(calibration(profile)));
  }

  private CouplingMap coupling(Profile profile) {
    return switch (profile) {
      case AER -> abilities.coupling;
      case DEVICE -> abilities.coupling.everywhere() ? CouplingMap.full() : usable();
    };
  }

  private CouplingMap usable() {
    var dead =
        gates.entrySet().stream()
            .filter(e -> e.getValue().isDead() && abilities.gates.contains(e.getKey().gate()))
            .map(e -> e.getKey().qubits())
            .collect(Collectors.toSet());
    return CouplingMap.of(
        abilities.coupling.pairs().stream()
            .filter(pair ->
                Stream.of(
                        List.of(pair.first()),
                        List.of(pair.second()),
                        List.of(pair.first(), pair.second()))
                    .noneMatch(dead::contains))
            .toList());
  }

  /// The same device under another name.
  public DeviceRecord named(String other) {
    return new DeviceRecord(other, source, takenAt, qubits, gates, abilities);
  }
}
