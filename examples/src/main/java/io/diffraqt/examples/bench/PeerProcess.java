package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.examples.bench.Workload.PeerTask;
import io.diffraqt.linalg.ComplexMatrix;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A peer that does one workload and times itself, so that the messages between the two cost it
/// nothing.
///
/// @param peer who it is
/// @param used the precision of its arithmetic
/// @param process where it runs
record PeerProcess(Peer peer, Precision used, PythonPeer process) implements Contender {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Starts a peer and has it make its own form of the circuit.
  ///
  /// @throws PeerException when there is no such interpreter or package, or it cannot do the work
  static PeerProcess start(Peer peer, PeerTask task, BenchSettings settings) {
    var threads = settings.threads();
    var used = peer.nearest(settings.precision());
    var request = request(peer, task, threads).put("precision", used.word());
    var process = PythonPeer.start(peer, settings.python(), "peers.py", threads, request);
    return new PeerProcess(peer, used, process);
  }

  private static ObjectNode request(Peer peer, PeerTask task, int threads) {
    var request = JSON.createObjectNode().put("peer", peer.who()).put("threads", threads);
    return switch (task) {
      case PeerTask.Run(var circuit) -> put(request.put("task", "run"), peer, circuit);
      case PeerTask.Noisy(var circuit, var noise, var shots) -> {
        request.put("task", shots == 0 ? "density" : "trajectories").put("shots", shots);
        yield put(put(request, noise), peer, circuit);
      }
      case PeerTask.Gradients(var circuit, var count) ->
          put(request.put("task", "gradient").put("count", count), peer, circuit);
      case PeerTask.Sample(var qubits, var shots) ->
          request.put("task", "sample").put("n", qubits).put("shots", shots);
      case PeerTask.Tableau(var circuit) -> put(request.put("task", "tableau"), peer, circuit);
      case PeerTask.Frames(var circuit, var shots, var noise) -> {
        request.put("task", "frames").put("shots", shots);
        yield put(put(request, noise), peer, circuit);
      }
      case PeerTask.Read(var text) -> request.put("task", "read").put("text", text);
      case PeerTask.Write(var text) -> request.put("task", "write").put("text", text);
    };
  }

  private static ObjectNode put(ObjectNode request, PeerTask.Strengths noise) {
    request.put("one", noise.afterOne()).put("two", noise.afterTwo());
    return request.put("readout", noise.readout());
  }

  private static ObjectNode put(ObjectNode request, Peer peer, Circuit circuit) {
    var gates = request.put("n", circuit.qubits()).putArray("gates");
    for (var instruction : circuit.instructions()) {
      var one = gates.addArray().add(name(peer, instruction));
      instruction.qubits().forEach(one.addArray()::add);
      var numbers = one.addArray();
      if (instruction instanceof Apply(_, var angles, _)) {
        angles.forEach(angle -> numbers.add(radians(peer, angle)));
        if (instruction instanceof Apply(UnitaryGate(_, var matrix), _, _)) {
          put(matrix, numbers);
        }
      }
    }
    return request;
  }

  private static String name(Peer peer, Instruction instruction) {
    return switch (instruction) {
      case Apply(var gate, _, _) -> gate.gateName();
      case Instruction.Measure _ -> "measure";
      case Instruction.Reset _ -> "reset";
      case Instruction.Barrier _,
          Instruction.Delay _,
          Instruction.Noise _,
          Instruction.Prepare _,
          Instruction.Conditional _ ->
          throw new PeerException(peer.who() + ": is given gates, measurements and resets alone");
    };
  }

  /// Row by row, real and imaginary part of each entry.
  private static void put(ComplexMatrix matrix, ArrayNode numbers) {
    for (var row = 0; row < matrix.rows(); row++) {
      for (var column = 0; column < matrix.columns(); column++) {
        numbers.add(matrix.re(row, column)).add(matrix.im(row, column));
      }
    }
  }

  private static double radians(Peer peer, Angle angle) {
    return switch (angle) {
      case Angle.Constant(var radians) -> radians;
      case Angle.Affine _ -> throw new PeerException(peer.who() + ": is given bound angles alone");
    };
  }

  @Override
  public String who() {
    return peer.who();
  }

  @Override
  public String precision() {
    return used.word();
  }

  @Override
  public double[] seconds(int runs) {
    var reply = process.exchange(JSON.createObjectNode().put("runs", runs));
    return reply.get("seconds").valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  @Override
  public void close() {
    process.close();
  }
}
