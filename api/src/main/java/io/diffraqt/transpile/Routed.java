package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import java.util.List;

/// A circuit whose two-qubit gates act on joined device qubits.
///
/// @param circuit on device qubits
/// @param initial where each program qubit starts
/// @param last where each program qubit ends
record Routed(Circuit circuit, Layout initial, Layout last) {
  /// The same gates on other qubits, where all pairs are joined.
  static Routed at(List<Integer> places, Circuit source, int deviceQubits) {
    var moved = source.instructions().stream().map(i -> i.movedTo(places::get)).toList();
    var layout = new Layout(places);
    return new Routed(onDevice(source, deviceQubits, moved), layout, layout);
  }

  /// Writes the steps of a routing pass as instructions.
  static Routed of(
      Circuit source, RoutingDag dag, DeviceGraph graph, int[] start, Sabre.Result result) {
    var out = new RoutedSteps(graph, start);
    for (var step : result.steps()) {
      if (step >= 0) {
        out.add(dag.node(step));
      } else {
        var code = -1 - step;
        out.exchange(code / graph.size(), code % graph.size());
      }
    }
    var circuit = onDevice(source, graph.size(), out.finished());
    return new Routed(circuit, Placement.of(start, graph.size()).layout(), out.layout());
  }

  private static Circuit onDevice(Circuit source, int qubits, List<Instruction> instructions) {
    var builder = Circuit.onDeviceQubits(qubits);
    source.registers().forEach(r -> builder.register(r.name(), r.size()));
    source.parameters().forEach(builder::parameter);
    return builder.addAll(instructions).build();
  }

  static Apply swap(int a, int b) {
    return new Apply(StandardGate.SWAP, List.of(), List.of(a, b));
  }
}
