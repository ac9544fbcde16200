package io.diffraqt.noisemodels;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.AngleLimit;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads the target that a file or folder describes: all that [NoiseFiles] reads and that has a
/// device, and a plain description without figures, as the documentation of this package shows.
public final class TargetFile {
  private static final int MOST_QUBITS = 100_000;

  private final JsonPlace file;
  private final int qubits;

  private TargetFile(JsonPlace file) {
    this.file = file;
    file.requireOnly("name", "qubits", "gates", "coupling");
    this.qubits = file.field("qubits").integer(1, MOST_QUBITS);
  }

  /// The target.
  ///
  /// @throws NoiseException when there is nothing of a known kind, or a value makes no sense; the
  ///   message names file and place
  public static Target read(Path path) {
    if (Files.isDirectory(path)) {
      return device(path);
    }
    var file = JsonFiles.read(path);
    return isPlain(file) ? new TargetFile(file).target() : device(path);
  }

  private static boolean isPlain(JsonPlace file) {
    return file.has("coupling") && !file.has("format")
        || file.optional("qubits").filter(JsonPlace::isNumber).isPresent();
  }

  private static Target device(Path path) {
    return NoiseFiles.read(path, Reading.defaults())
        .device()
        .orElseThrow(() ->
            new NoiseException(
                path + ": rules of noise, which belong to no device; a target must be a device"));
  }

  private Target target() {
    return new Target(
        file.optional("name").map(JsonPlace::text).orElse(file.file()),
        qubits,
        gates(),
        file.optional("coupling").map(this::coupling).orElseGet(CouplingMap::full),
        new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, true, true, false),
        Tariff.FREE,
        Optional.empty());
  }

  private GateSet gates() {
    var places = file.field("gates").elements();
    if (places.isEmpty()) {
      throw file.field("gates").wrong("no gates; must be at least one");
    }
    var gates = GateSet.of(places.stream().map(TargetFile::gate).toList());
    for (var place : places.stream().filter(JsonPlace::isObject).toList()) {
      gates = gates.limiting(gate(place), limit(place));
    }
    return gates;
  }

  private static StandardGate gate(JsonPlace place) {
    var name = place.isObject() ? place.field("gate") : place;
    return GateNames.ours(name, name.text());
  }

  /// `{"gate": "rx", "angles": [1.57, -1.57]}` or `{"gate": "rzz", "range": [0, 1.57]}`.
  private static AngleLimit limit(JsonPlace place) {
    place.requireOnly("gate", "angles", "range");
    if (gate(place).angleCount() == 0) {
      throw place.field("gate").wrong(gate(place).gateName() + " has no angle to limit");
    }
    if (place.has("angles")) {
      var angles = place.field("angles").elements().stream().map(JsonPlace::finite).toList();
      if (angles.isEmpty()) {
        throw place.field("angles").wrong("no angles; must be at least one");
      }
      return new AngleLimit.Choice(angles);
    }
    var range = place.field("range");
    var ends = range.elements(2).stream().map(JsonPlace::finite).toList();
    if (ends.getFirst() > ends.getLast()) {
      throw range.wrong(range.quote() + "; the first must not exceed the second");
    }
    return new AngleLimit.Range(ends.getFirst(), ends.getLast());
  }

  private CouplingMap coupling(JsonPlace place) {
    return CouplingMap.of(place.elements().stream().map(this::pair).toList());
  }

  private Pair pair(JsonPlace place) {
    List<Integer> ends = place.elements(2).stream().map(end -> end.qubit(qubits)).toList();
    if (ends.getFirst().equals(ends.getLast())) {
      throw place.wrong(place.quote() + "; must be two different qubits");
    }
    return new Pair(ends.getFirst(), ends.getLast());
  }
}
