package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.examples.bench.Workload.PeerTask;
import io.diffraqt.linalg.ComplexMatrix;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A peer in a Python process of its own, which times itself, so that the messages between the two
/// cost it nothing. One JSON document per line each way.
final class PeerProcess implements Contender {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Peer peer;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader replies;

  private PeerProcess(Peer peer, Process process) {
    this.peer = peer;
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.replies = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts a peer and has it make its own form of the circuit.
  ///
  /// @throws PeerException when there is no such interpreter or package, or it cannot do the work
  static PeerProcess start(Peer peer, String python, PeerTask task, int threads) {
    var builder = new ProcessBuilder(python, "-u", "-c", script());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var count = String.valueOf(threads);
    builder.environment().put("OMP_NUM_THREADS", count);
    builder.environment().put("QULACS_NUM_THREADS", count);
    var request = request(peer, task, threads);
    try {
      var started = new PeerProcess(peer, builder.start());
      started.prepare(request);
      return started;
    } catch (IOException e) {
      throw new PeerException(
          "%s: '%s' does not start; name a Python that has it with --python"
              .formatted(peer.who(), python),
          e);
    }
  }

  private void prepare(ObjectNode request) {
    try {
      exchange(request);
    } catch (PeerException e) {
      close();
      throw e;
    }
  }

  private static String script() {
    try (var in = PeerProcess.class.getResourceAsStream("peers.py")) {
      if (in == null) {
        throw new IllegalStateException("peers.py is missing from this installation");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode request(Peer peer, PeerTask task, int threads) {
    var request = JSON.createObjectNode().put("peer", peer.who()).put("threads", threads);
    return switch (task) {
      case PeerTask.Run(var circuit) -> put(request.put("task", "run"), peer, circuit);
      case PeerTask.Read(var text) -> request.put("task", "read").put("text", text);
      case PeerTask.Write(var text) -> request.put("task", "write").put("text", text);
    };
  }

  private static ObjectNode put(ObjectNode request, Peer peer, Circuit circuit) {
    var gates = request.put("n", circuit.qubits()).putArray("gates");
    for (var instruction : circuit.instructions()) {
      if (!(instruction instanceof Apply(var gate, var angles, var qubits))) {
        throw new PeerException(peer.who() + ": is given circuits of gates alone");
      }
      var one = gates.addArray().add(gate.gateName());
      qubits.forEach(one.addArray()::add);
      var numbers = one.addArray();
      angles.forEach(angle -> numbers.add(radians(peer, angle)));
      if (gate instanceof UnitaryGate(_, var matrix)) {
        put(matrix, numbers);
      }
    }
    return request;
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

  private JsonNode exchange(JsonNode request) {
    try {
      requests.write(JSON.writeValueAsString(request));
      requests.newLine();
      requests.flush();
      var line = replies.readLine();
      if (line == null) {
        throw new PeerException(peer.who() + ": its process has ended");
      }
      var reply = JSON.readTree(line);
      if (reply.has("error")) {
        throw new PeerException(peer.who() + ": " + reply.get("error").asString());
      }
      return reply;
    } catch (IOException e) {
      throw new PeerException(peer.who() + ": its process has ended", e);
    }
  }

  @Override
  public String who() {
    return peer.who();
  }

  @Override
  public String precision() {
    return peer.precision();
  }

  @Override
  public double[] seconds(int runs) {
    var reply = exchange(JSON.createObjectNode().put("runs", runs));
    return reply.get("seconds").valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  /// Ends the process; harmless when it has ended.
  @Override
  public void close() {
    process.destroy();
  }
}
