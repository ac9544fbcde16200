package io.diffraqt.noisemodels;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.noisemodels.DeviceRecord.Abilities;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.Calibration.Clock;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.GateOn;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads IBM's `configuration.json` (what a device runs) and `properties.json` (how well).
///
/// Times come in the units written beside them, `dt` in nanoseconds. A missing T1 or T2 means no
/// bound of its own, a missing read-out error none, a missing gate error 0. Fields that are not
/// needed here are not looked at; those that are must make sense.
public final class IbmCalibration {
  private final JsonPlace configuration;
  private final JsonPlace properties;
  private final int qubits;
  private final Map<GateOn, GateFigures> gates = new LinkedHashMap<>();
  private final Map<Integer, Double> resets = new HashMap<>();
  private final HashSet<Integer> broken = new HashSet<>();

  private IbmCalibration(JsonPlace configuration, JsonPlace properties) {
    this.configuration = configuration;
    this.properties = properties;
    this.qubits = configuration.field("n_qubits").integer(1, 1_000_000);
  }

  /// The device that two files describe.
  ///
  /// @throws NoiseException when a file is missing, is not what it should be, or holds a value that
  ///   makes no sense; the message names the place
  public static DeviceRecord read(Path configuration, Path properties) {
    return of(JsonFiles.read(configuration), JsonFiles.read(properties));
  }

  static DeviceRecord of(JsonPlace configuration, JsonPlace properties) {
    requireKind(configuration, "basis_gates", "configuration of an IBM device");
    requireKind(properties, "qubits", "list of properties of an IBM device");
    return new IbmCalibration(configuration, properties).device();
  }

  private static void requireKind(JsonPlace file, String field, String kind) {
    if (!file.has(field)) {
      throw file.wrong("no " + kind + ": it has no field '" + field + "'");
    }
  }

  private DeviceRecord device() {
    var all = qubits();
    properties.field("gates").elements().forEach(this::readGate);
    var withResets = new ArrayList<DeviceRecord.Qubit>();
    for (var qubit : all) {
      withResets.add(withReset(qubit, resets.getOrDefault(withResets.size(), 0.0)));
    }
    return new DeviceRecord(
        configuration.field("backend_name").text(),
        "IBM properties of " + properties.field("backend_name").text(),
        properties.field("last_update_date").instant(),
        withResets,
        gates,
        abilities());
  }

  private static DeviceRecord.Qubit withReset(DeviceRecord.Qubit qubit, double seconds) {
    return new DeviceRecord.Qubit(
        qubit.times(), qubit.readout(), qubit.readoutError(), qubit.readoutSeconds(), seconds);
  }

  private List<DeviceRecord.Qubit> qubits() {
    var places = properties.field("qubits").elements();
    if (places.size() != qubits) {
      throw properties
          .field("qubits")
          .wrong("%d qubits; the configuration has %d".formatted(places.size(), qubits));
    }
    var all = new ArrayList<DeviceRecord.Qubit>();
    for (var place : places) {
      all.add(qubit(place, all.size()));
    }
    return all;
  }

  private DeviceRecord.Qubit qubit(JsonPlace place, int index) {
    var figures = Figures.of(place);
    if (figures.isBroken()) {
      broken.add(index);
    }
    var one = figures.probability("readout_error");
    var oneGivenZero = figures.probability("prob_meas1_prep0");
    var zeroGivenOne = figures.probability("prob_meas0_prep1");
    var symmetric = one.orElse((oneGivenZero.orElse(0) + zeroGivenOne.orElse(0)) / 2);
    return new DeviceRecord.Qubit(
        new Waits.Times(figures.time("T1"), figures.time("T2")),
        new ReadoutError(oneGivenZero.orElse(symmetric), zeroGivenOne.orElse(symmetric)),
        symmetric,
        figures.seconds("readout_length"),
        0);
  }

  private void readGate(JsonPlace place) {
    var row = GateNames.ibm(place.field("gate"));
    var operands = operands(place.field("qubits"));
    var figures = Figures.of(place.field("parameters"));
    if (place.field("gate").text().equals("reset") && operands.size() == 1) {
      resets.put(operands.getFirst(), figures.seconds("gate_length"));
    }
    row.ifPresent(gate -> add(place, new GateOn(gate, operands), figures));
  }

  private void add(JsonPlace place, GateOn gate, Figures figures) {
    if (gate.qubits().size() != gate.gate().qubits()) {
      throw place
          .field("qubits")
          .wrong(
              "%s; gate %s takes %d"
                  .formatted(gate.qubits(), gate.gate().gateName(), gate.gate().qubits()));
    }
    var dead = figures.isBroken() || gate.qubits().stream().anyMatch(broken::contains);
    var error = dead ? 1 : figures.probability("gate_error").orElse(0);
    if (gates.put(gate, new GateFigures(error, figures.seconds("gate_length"))) != null) {
      throw place.wrong(
          "gate %s on qubits %s is there twice".formatted(gate.gate().gateName(), gate.qubits()));
    }
  }

  private List<Integer> operands(JsonPlace place) {
    var operands = place.elements().stream().map(q -> q.qubit(qubits)).toList();
    if (operands.isEmpty() || operands.stream().distinct().count() < operands.size()) {
      throw place.wrong(operands + "; must be one or more different qubits");
    }
    return operands;
  }

  private Abilities abilities() {
    var basis = new HashSet<StandardGate>();
    for (var place : configuration.field("basis_gates").elements()) {
      GateNames.ibm(place).ifPresent(basis::add);
      if (place.text().equals("u2")) {
        basis.add(StandardGate.U);
      }
    }
    return new Abilities(limited(GateSet.of(basis)), coupling(), limits(), clock());
  }

  /// IBM's fractional `rzz` runs by angles in `[0, π/2]`; the files do not say so.
  private static GateSet limited(GateSet gates) {
    return gates.contains(StandardGate.RZZ)
        ? gates.limiting(StandardGate.RZZ, new AngleLimit.Range(0, Math.PI / 2))
        : gates;
  }

  private CouplingMap coupling() {
    var pairs = new HashSet<Pair>();
    for (var place : list("coupling_map")) {
      var ends = operands(place);
      if (ends.size() != 2) {
        throw place.wrong(ends + "; must be two qubits");
      }
      pairs.add(new Pair(ends.getFirst(), ends.getLast()));
    }
    return CouplingMap.of(pairs);
  }

  private Limits limits() {
    var conditions =
        flag("conditional")
            || list("supported_instructions").stream()
                .anyMatch(name -> name.text().equals("if_else"));
    return new Limits(
        most("max_shots"),
        most("max_experiments"),
        conditions || flag("multi_meas_enabled"),
        conditions,
        false);
  }

  private List<JsonPlace> list(String name) {
    return configuration.optional(name).map(JsonPlace::elements).orElse(List.of());
  }

  private boolean flag(String name) {
    return configuration.optional(name).map(JsonPlace::flag).orElse(false);
  }

  private int most(String name) {
    return configuration
        .optional(name)
        .map(place -> place.integer(1, Integer.MAX_VALUE))
        .orElse(Integer.MAX_VALUE);
  }

  private Optional<Clock> clock() {
    return configuration
        .optional("dt")
        .map(place ->
            new Clock(
                place.positive(" ns") * 1e-9,
                Math.max(alignment("pulse_alignment"), alignment("acquire_alignment"))));
  }

  /// Both alignments of a device are powers of two, so that the larger one serves both.
  private int alignment(String name) {
    return configuration
        .optional("timing_constraints")
        .flatMap(place -> place.optional(name))
        .map(place -> place.integer(1, 1 << 20))
        .orElse(1);
  }
}
