package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.target.Calibration.GateFigures;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A compiler in a Python process, which is given the same device, calibration included, and times
/// itself.
///
/// @param peer who it is
/// @param process where it runs
record CompilerPeer(Peer peer, PythonPeer process) implements Compiler {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// @throws PeerException when there is no such interpreter or package, or it cannot do the work
  static CompilerPeer start(Peer peer, String python, Target target, int threads) {
    if (peer != Peer.QISKIT) {
      throw new PeerException(peer.who() + ": is no compiler; qiskit is one");
    }
    var first = described(target).put("level", LEVEL);
    return new CompilerPeer(peer, PythonPeer.start(peer, python, "compiler.py", threads, first));
  }

  private static ObjectNode described(Target target) {
    var device = JSON.createObjectNode().put("qubits", target.qubits());
    var gates = device.putObject("gates");
    for (var gate : target.gates().gates()) {
      if (gate.qubits() <= 2) {
        putPlaces(gates.putArray(gate.gateName()), gate, target);
      }
    }
    var readout = device.putArray("readout");
    target
        .calibration()
        .ifPresent(c ->
            c.qubits()
                .forEach(q ->
                    readout.add((q.readout().oneGivenZero() + q.readout().zeroGivenOne()) / 2)));
    return device;
  }

  private static void putPlaces(ArrayNode places, StandardGate gate, Target target) {
    for (var on : operands(gate, target)) {
      var figures = target.calibration().flatMap(c -> c.gate(gate, on));
      if (figures.filter(GateFigures::isDead).isEmpty()) {
        var place = places.addArray();
        on.forEach(place.addArray()::add);
        figures.ifPresent(f -> place.add(f.error()).add(f.seconds()));
      }
    }
  }

  private static List<List<Integer>> operands(StandardGate gate, Target target) {
    return switch (gate.qubits()) {
      case 1 -> IntStream.range(0, target.qubits()).mapToObj(List::of).toList();
      case 2 ->
          target.coupling().pairs().stream().map(p -> List.of(p.first(), p.second())).toList();
      default -> List.of();
    };
  }

  @Override
  public String who() {
    return peer.who();
  }

  @Override
  public void take(String text, Circuit circuit) {
    process.exchange(JSON.createObjectNode().put("text", text));
  }

  @Override
  public Compiled compile(long seed) {
    var reply = process.exchange(JSON.createObjectNode().put("seed", seed));
    return new Compiled(
        reply.get("seconds").asDouble(),
        reply.get("twoQubitGates").asInt(),
        reply.get("depth").asInt(),
        reply.get("twoQubitDepth").asInt());
  }

  @Override
  public void close() {
    process.close();
  }
}
