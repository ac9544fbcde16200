package io.diffraqt.noisemodels;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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
    var gates = new HashSet<StandardGate>();
    for (var place : file.field("gates").elements()) {
      gates.add(GateNames.ours(place, place.text()));
    }
    if (gates.isEmpty()) {
      throw file.field("gates").wrong("no gates; must be at least one");
    }
    return GateSet.of(gates);
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
