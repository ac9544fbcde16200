package io.diffraqt.noisemodels;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.noisemodels.DeviceRecord.Abilities;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.GateOn;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reads the capabilities document of a gate-model QPU on Amazon Braket: native gates,
/// connectivity, and the standardized figures in their versions 1 to 3.
///
/// A fidelity `F` becomes the average gate error `1 − F`; for one qubit that of randomized
/// benchmarking, for read-out the same error for both states. `rz` is virtual. Where a length is
/// given, relaxation is part of the error, otherwise it only acts in delays. Qubits keep their
/// labels: a device whose labels begin at 1 has a qubit 0 that is joined with none.
public final class BraketCapabilities {
  private static final int MOST_QUBITS = 100_000;

  /// Every pair has its figures, so a document could ask for any amount of memory.
  private static final int MOST_FULLY_CONNECTED = 1000;

  private static final double UNKNOWN = 0;

  private final JsonPlace document;
  private final JsonPlace paradigm;
  private final JsonPlace standardized;
  private final Set<StandardGate> basis = new HashSet<>();
  private final Set<Integer> labels = new TreeSet<>();
  private final Set<Pair> pairs = new HashSet<>();
  private final Map<GateOn, GateFigures> gates = new HashMap<>();

  private BraketCapabilities(JsonPlace document) {
    this.document = document;
    this.paradigm = document.field("paradigm");
    if (!paradigm.has("nativeGateSet")) {
      throw paradigm.wrong("no nativeGateSet; only gate-model QPUs have figures to make noise of");
    }
    this.standardized = document.field("standardized");
  }

  /// The device that a file describes: the document itself, or an answer of `GetDevice` around it.
  ///
  /// @throws NoiseException when the file is missing, is not such a document, or holds a value that
  ///   makes no sense; the message names the place
  public static DeviceRecord read(Path file) {
    return of(JsonFiles.read(file));
  }

  static DeviceRecord of(JsonPlace file) {
    return file.has("deviceCapabilities")
        ? new BraketCapabilities(file.field("deviceCapabilities").embedded())
            .device(file.field("deviceName").text())
        : new BraketCapabilities(file).device(file.file());
  }

  private DeviceRecord device(String name) {
    readGateSet();
    readConnectivity();
    readTwoQubitGates();
    readOneQubitGates();
    return new DeviceRecord(
        name,
        "Amazon Braket device capabilities",
        takenAt(),
        IntStream.rangeClosed(0, labels.stream().max(Integer::compare).orElse(0))
            .mapToObj(this::qubit)
            .toList(),
        gates,
        new Abilities(limited(GateSet.of(basis)), coupling(), limits(), Optional.empty()));
  }

  private void readGateSet() {
    for (var gate : paradigm.field("nativeGateSet").elements()) {
      GateNames.braket(gate).ifPresent(basis::add);
    }
  }

  /// Rigetti's devices, the only ones with a native `rx`, run it by ±π/2 and ±π; the document does
  /// not say so. Source: pyquil's reference of gates.
  private static GateSet limited(GateSet gates) {
    var half = Math.PI / 2;
    return gates.contains(StandardGate.RX)
        ? gates.limiting(StandardGate.RX, AngleLimit.Choice.of(-Math.PI, -half, half, Math.PI))
        : gates;
  }

  private void readConnectivity() {
    var connectivity = paradigm.field("connectivity");
    if (connectivity.field("fullyConnected").flag()) {
      var count = paradigm.field("qubitCount").integer(1, MOST_FULLY_CONNECTED);
      IntStream.range(0, count).forEach(labels::add);
      return;
    }
    connectivity
        .field("connectivityGraph")
        .fields()
        .forEach((from, to) -> readNeighbours(label(to, from), to));
  }

  private void readNeighbours(int from, JsonPlace neighbours) {
    labels.add(from);
    for (var place : neighbours.elements()) {
      var to = label(place, place.text());
      if (to == from) {
        throw place.wrong("qubit " + to + " is joined with itself");
      }
      labels.add(to);
      pairs.add(new Pair(from, to));
      pairs.add(new Pair(to, from));
    }
  }

  private static int label(JsonPlace place, String text) {
    if (!text.matches("[0-9]{1,5}")) {
      throw place.wrong("qubit '" + text + "'; must be a whole number in 0.." + (MOST_QUBITS - 1));
    }
    return Integer.parseInt(text);
  }

  private int knownLabel(JsonPlace place, String text) {
    var label = label(place, text);
    if (!labels.contains(label)) {
      throw place.wrong("qubit " + label + " is not in paradigm.connectivity");
    }
    return label;
  }

  private CouplingMap coupling() {
    return paradigm.field("connectivity").field("fullyConnected").flag()
        ? CouplingMap.full()
        : CouplingMap.of(pairs);
  }

  private void readOneQubitGates() {
    for (int label : labels) {
      var error = errorOf(label, "singleQubitFidelity", "RANDOMIZED_BENCHMARKING");
      var figures = new GateFigures(error, seconds("singleQubitGateDuration"));
      basis.stream()
          .filter(gate -> gate.qubits() == 1 && gate != StandardGate.RZ)
          .forEach(gate -> gates.put(new GateOn(gate, List.of(label)), figures));
    }
  }

  private void readTwoQubitGates() {
    deviceWide("twoQubitGateFidelity").ifPresent(this::readForAllPairs);
    standardized
        .optional("twoQubitProperties")
        .map(JsonPlace::fields)
        .orElse(Map.of())
        .forEach((ends, place) -> readPair(ends, place));
  }

  private void readForAllPairs(double fidelity) {
    var figures = new GateFigures(1 - fidelity, seconds("twoQubitGateDuration"));
    for (var gate : basis.stream().filter(gate -> gate.qubits() == 2).toList()) {
      for (int first : labels) {
        labels.stream()
            .filter(second -> second != first)
            .forEach(second -> gates.put(new GateOn(gate, List.of(first, second)), figures));
      }
    }
  }

  private void readPair(String ends, JsonPlace place) {
    if (!ends.matches("[0-9]+-[0-9]+")) {
      throw place.wrong("pair '" + ends + "'; must be two qubits such as 1-2");
    }
    var first = knownLabel(place, ends.substring(0, ends.indexOf('-')));
    var second = knownLabel(place, ends.substring(ends.indexOf('-') + 1));
    if (first == second) {
      throw place.wrong("joins qubit " + first + " with itself");
    }
    for (var entry : place.field("twoQubitGateFidelity").elements()) {
      var figures =
          new GateFigures(
              1 - entry.field("fidelity").probability(), seconds("twoQubitGateDuration"));
      GateNames.braket(entry.field("gateName"))
          .ifPresent(gate -> putBothWays(gate, first, second, entry, figures));
    }
  }

  private void putBothWays(
      StandardGate gate, int first, int second, JsonPlace entry, GateFigures figures) {
    if (gate.qubits() != 2) {
      var name = entry.field("gateName");
      throw name.wrong(name.quote() + " acts on one qubit; must act on two");
    }
    var direction = entry.optional("direction");
    if (direction.isPresent()) {
      var control = direction.get().field("control").integer(0, MOST_QUBITS);
      var target = direction.get().field("target").integer(0, MOST_QUBITS);
      if ((control != first || target != second) && (control != second || target != first)) {
        throw direction
            .get()
            .wrong("from %d to %d; must join %d and %d".formatted(control, target, first, second));
      }
      gates.put(new GateOn(gate, List.of(control, target)), figures);
    } else {
      gates.put(new GateOn(gate, List.of(first, second)), figures);
      gates.put(new GateOn(gate, List.of(second, first)), figures);
    }
  }

  private DeviceRecord.Qubit qubit(int label) {
    if (!labels.contains(label)) {
      return new DeviceRecord.Qubit(
          new Waits.Times(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
          ReadoutError.symmetric(0),
          0,
          UNKNOWN,
          UNKNOWN);
    }
    var error = errorOf(label, "readoutFidelity", "READOUT");
    return new DeviceRecord.Qubit(
        new Waits.Times(time(label, "T1"), time(label, "T2")),
        ReadoutError.symmetric(error),
        error,
        seconds("readoutDuration"),
        seconds("activeResetDuration"));
  }

  /// `1 − F` of a kind of fidelity: the qubit's own, else that of the device, else 0.
  private double errorOf(int label, String deviceWide, String kind) {
    return ofQubit(label)
        .flatMap(place -> place.optional("oneQubitFidelity"))
        .flatMap(list -> fidelity(list, kind))
        .or(() -> deviceWide(deviceWide))
        .map(fidelity -> 1 - fidelity)
        .orElse(UNKNOWN);
  }

  private static Optional<Double> fidelity(JsonPlace list, String kind) {
    return list.elements().stream()
        .filter(entry -> entry.field("fidelityType").field("name").text().equals(kind))
        .findFirst()
        .map(entry -> entry.field("fidelity").probability());
  }

  private Optional<Double> deviceWide(String name) {
    return standardized.optional(name).stream()
        .flatMap(list -> list.elements().stream())
        .findFirst()
        .map(entry -> entry.field("fidelity").probability());
  }

  private double time(int label, String name) {
    return ofQubit(label)
        .flatMap(place -> place.optional(name))
        .or(() -> standardized.optional(name))
        .map(Units::positiveSeconds)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double seconds(String name) {
    return standardized
        .optional(name)
        .map(place -> Units.seconds(place, place.path()))
        .orElse(UNKNOWN);
  }

  private Optional<JsonPlace> ofQubit(int label) {
    return standardized
        .optional("oneQubitProperties")
        .flatMap(all -> all.optional(Integer.toString(label)));
  }

  private Instant takenAt() {
    return standardized
        .optional("updatedAt")
        .or(() -> document.optional("service").flatMap(service -> service.optional("updatedAt")))
        .map(JsonPlace::instant)
        .orElse(Instant.EPOCH);
  }

  private Limits limits() {
    var shots =
        document
            .optional("service")
            .flatMap(service -> service.optional("shotsRange"))
            .map(range -> range.elements(2).getLast().integer(1, Integer.MAX_VALUE))
            .orElse(Integer.MAX_VALUE);
    return new Limits(shots, Integer.MAX_VALUE, false, false, false);
  }
}
