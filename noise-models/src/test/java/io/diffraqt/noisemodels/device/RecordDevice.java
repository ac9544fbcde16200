package io.diffraqt.noisemodels.device;

import io.diffraqt.circuit.StandardGate;
import io.diffraqt.noisemodels.DeviceFile;
import io.diffraqt.noisemodels.DeviceRecord;
import io.diffraqt.noisemodels.IbmCalibration;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Calibration.GateOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes a file of this package from the two files of an IBM device.
///
/// Arguments: the configuration, the properties, the name to record it under, the source, and the
/// file to write. Figures of gates that the device does not run natively are left out.
public final class RecordDevice {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RecordDevice() {}

  public static void main(String[] arguments) throws IOException {
    var device =
        IbmCalibration.read(Path.of(arguments[0]), Path.of(arguments[1])).named(arguments[2]);
    Files.writeString(Path.of(arguments[4]), text(device, arguments[3]));
  }

  /// The file as text, with a line break at its end.
  static String text(DeviceRecord device, String source) {
    var root = MAPPER.createObjectNode();
    root.put("format", DeviceFile.FORMAT).put("version", 1);
    root.put("name", device.name()).put("source", source).put("licence", "Apache-2.0");
    root.put("takenAt", device.takenAt().toString());
    device
        .abilities()
        .clock()
        .ifPresent(c -> root.put("dt", c.sampleSeconds()).put("alignment", c.alignment()));
    writeAbilities(device, root);
    writeQubits(device.qubits(), root.putObject("qubits"));
    writeFigures(device, root.putObject("figures"));
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static void writeAbilities(DeviceRecord device, ObjectNode root) {
    var limits = device.abilities().limits();
    root.putObject("limits")
        .put("maxShots", limits.maxShots())
        .put("maxCircuits", limits.maxCircuits())
        .put("midCircuit", limits.midCircuit())
        .put("conditions", limits.conditions());
    var gates = root.putArray("gates");
    natives(device).forEach(gate -> gates.add(gate.gateName()));
    var coupling = root.putArray("coupling");
    device.abilities().coupling().pairs().stream()
        .map(pair -> List.of(pair.first(), pair.second()))
        .sorted(BY_OPERANDS)
        .forEach(pair -> addAll(coupling.addArray(), pair));
  }

  private static Stream<StandardGate> natives(DeviceRecord device) {
    return device.abilities().gates().gates().stream()
        .sorted(Comparator.comparing(StandardGate::gateName));
  }

  private static void writeQubits(List<DeviceRecord.Qubit> qubits, ObjectNode place) {
    write(place, "t1Seconds", qubits, qubit -> qubit.times().t1());
    write(place, "t2Seconds", qubits, qubit -> qubit.times().t2());
    write(place, "readoutError", qubits, DeviceRecord.Qubit::readoutError);
    write(place, "oneGivenZero", qubits, qubit -> qubit.readout().oneGivenZero());
    write(place, "zeroGivenOne", qubits, qubit -> qubit.readout().zeroGivenOne());
    write(place, "readoutSeconds", qubits, DeviceRecord.Qubit::readoutSeconds);
    write(place, "resetSeconds", qubits, DeviceRecord.Qubit::resetSeconds);
  }

  private static void writeFigures(DeviceRecord device, ObjectNode place) {
    var byGate =
        device.gates().entrySet().stream()
            .collect(Collectors.groupingBy(entry -> entry.getKey().gate()));
    natives(device)
        .filter(byGate::containsKey)
        .forEach(gate -> writeGate(byGate.get(gate), place.putObject(gate.gateName())));
  }

  private static void writeGate(List<Map.Entry<GateOn, GateFigures>> entries, ObjectNode place) {
    var sorted =
        entries.stream()
            .sorted(Comparator.comparing(entry -> entry.getKey().qubits(), BY_OPERANDS))
            .toList();
    var on = place.putArray("on");
    sorted.forEach(entry -> addAll(on.addArray(), entry.getKey().qubits()));
    write(place, "error", sorted, entry -> entry.getValue().error());
    write(place, "seconds", sorted, entry -> entry.getValue().seconds());
  }

  private static final Comparator<List<Integer>> BY_OPERANDS =
      Comparator.<List<Integer>, Integer>comparing(List::getFirst).thenComparing(List::getLast);

  private static <T> void write(
      ObjectNode place, String name, List<T> all, ToDoubleFunction<T> figure) {
    var list = place.putArray(name);
    for (var one : all) {
      var value = figure.applyAsDouble(one);
      if (Double.isInfinite(value)) {
        list.addNull();
      } else {
        list.add(value);
      }
    }
  }

  private static void addAll(ArrayNode list, List<Integer> values) {
    values.forEach(list::add);
  }
}
