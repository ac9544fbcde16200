package io.diffraqt.noisemodels;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noise.ReadoutError;
import io.diffraqt.noisemodels.DeviceRecord.Abilities;
import io.diffraqt.target.Calibration.Clock;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.GateOn;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Reads a recorded device in the project's own compact format: one list per figure, in seconds, as
/// the documentation of this package describes.
public final class DeviceFile {
  /// The value of the field `format`.
  public static final String FORMAT = "diffraqt-device";

  private static final int VERSION = 1;

  private final JsonPlace file;
  private final int qubits;

  private DeviceFile(JsonPlace file) {
    this.file = file;
    NoiseFile.requireFormat(file, FORMAT, VERSION);
    file.requireOnly(
        "format",
        "version",
        "name",
        "source",
        "licence",
        "takenAt",
        "dt",
        "alignment",
        "limits",
        "gates",
        "coupling",
        "qubits",
        "figures");
    var t1 = file.field("qubits").field("t1Seconds");
    this.qubits = t1.elements().size();
    if (qubits == 0) {
      throw t1.wrong("no qubits; must be at least one");
    }
  }

  /// The device in a file.
  ///
  /// @throws NoiseException when the file is missing, is not of this format, or holds a value that
  ///   makes no sense; the message names the place
  public static DeviceRecord read(Path path) {
    return of(JsonFiles.read(path));
  }

  /// The device in the bytes of a file.
  ///
  /// @param name what messages call it
  /// @throws NoiseException as [#read]
  public static DeviceRecord parse(String name, byte[] content) {
    return of(JsonPlace.parse(name, content));
  }

  static DeviceRecord of(JsonPlace file) {
    return new DeviceFile(file).device();
  }

  private DeviceRecord device() {
    return new DeviceRecord(
        file.field("name").text(),
        file.field("source").text(),
        file.field("takenAt").instant(),
        qubits(),
        figures(),
        new Abilities(gateSet(), coupling(), limits(), clock()));
  }

  private List<DeviceRecord.Qubit> qubits() {
    var place = file.field("qubits");
    place.requireOnly(
        "t1Seconds",
        "t2Seconds",
        "readoutError",
        "oneGivenZero",
        "zeroGivenOne",
        "readoutSeconds",
        "resetSeconds");
    var t1 = place.field("t1Seconds").elements();
    var t2 = place.field("t2Seconds").elements(qubits);
    var error = place.field("readoutError").elements(qubits);
    var one = place.field("oneGivenZero").elements(qubits);
    var zero = place.field("zeroGivenOne").elements(qubits);
    var readout = place.field("readoutSeconds").elements(qubits);
    var reset = place.field("resetSeconds").elements(qubits);
    return IntStream.range(0, qubits)
        .mapToObj(q ->
            new DeviceRecord.Qubit(
                new Waits.Times(time(t1.get(q)), time(t2.get(q))),
                new ReadoutError(one.get(q).probability(), zero.get(q).probability()),
                error.get(q).probability(),
                readout.get(q).notNegative(),
                reset.get(q).notNegative()))
        .toList();
  }

  private static double time(JsonPlace place) {
    return place.isNull() ? Double.POSITIVE_INFINITY : place.positive();
  }

  private Map<GateOn, GateFigures> figures() {
    var all = new HashMap<GateOn, GateFigures>();
    file.field("figures").fields().forEach((name, place) -> addFigures(name, place, all));
    return all;
  }

  private void addFigures(String name, JsonPlace place, Map<GateOn, GateFigures> all) {
    place.requireOnly("on", "error", "seconds");
    var gate = GateNames.ours(place, name);
    var on = place.field("on").elements();
    var error = place.field("error").elements(on.size());
    var seconds = place.field("seconds").elements(on.size());
    for (var k = 0; k < on.size(); k++) {
      var figures = new GateFigures(error.get(k).probability(), seconds.get(k).notNegative());
      if (all.put(new GateOn(gate, operands(on.get(k), gate.qubits())), figures) != null) {
        throw on.get(k).wrong(on.get(k).quote() + " is there twice");
      }
    }
  }

  private List<Integer> operands(JsonPlace place, int count) {
    var operands = place.elements(count).stream().map(q -> q.qubit(qubits)).toList();
    if (operands.stream().distinct().count() < count) {
      throw place.wrong(operands + "; must be different qubits");
    }
    return operands;
  }

  private GateSet gateSet() {
    Set<StandardGate> gates = new HashSet<>();
    for (var place : file.field("gates").elements()) {
      gates.add(GateNames.ours(place, place.text()));
    }
    return GateSet.of(gates);
  }

  private CouplingMap coupling() {
    Set<Pair> pairs = new HashSet<>();
    for (var place : file.field("coupling").elements()) {
      var ends = operands(place, 2);
      pairs.add(new Pair(ends.getFirst(), ends.getLast()));
    }
    return CouplingMap.of(pairs);
  }

  private Limits limits() {
    var place = file.field("limits");
    place.requireOnly("maxShots", "maxCircuits", "midCircuit", "conditions");
    return new Limits(
        place.field("maxShots").integer(1, Integer.MAX_VALUE),
        place.field("maxCircuits").integer(1, Integer.MAX_VALUE),
        place.field("midCircuit").flag(),
        place.field("conditions").flag(),
        false);
  }

  private Optional<Clock> clock() {
    return file.optional("dt").map(dt -> new Clock(dt.positive(), alignment()));
  }

  private int alignment() {
    return file.optional("alignment").map(place -> place.integer(1, 1 << 20)).orElse(1);
  }
}
