package io.diffraqt.examples.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Python process that runs a script of this package and has one peer in it. One JSON document
/// per line each way. Not thread-safe.
final class PythonPeer implements AutoCloseable {
  private final Peer peer;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader replies;

  private PythonPeer(Peer peer, Process process) {
    this.peer = peer;
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.replies = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts the process and hands it its first request.
  ///
  /// @param script name of the resource
  /// @throws PeerException when there is no such interpreter or package, or it cannot do the work
  static PythonPeer start(Peer peer, String python, String script, int threads, JsonNode first) {
    var builder = new ProcessBuilder(python, "-u", "-c", text(script));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var count = String.valueOf(threads);
    builder.environment().put("OMP_NUM_THREADS", count);
    builder.environment().put("QULACS_NUM_THREADS", count);
    builder.environment().put("RAYON_NUM_THREADS", count);
    try {
      var started = new PythonPeer(peer, builder.start());
      started.prepare(first);
      return started;
    } catch (IOException e) {
      throw new PeerException(
          "%s: '%s' does not start; name a Python that has it with --python"
              .formatted(peer.who(), python),
          e);
    }
  }

  private void prepare(JsonNode first) {
    try {
      exchange(first);
    } catch (PeerException e) {
      close();
      throw e;
    }
  }

  private static String text(String script) {
    try (var in = PythonPeer.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException(script + " is missing from this installation");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The answer to a request.
  ///
  /// @throws PeerException when the peer says that it failed, or is no more
  JsonNode exchange(JsonNode request) {
    try {
      requests.write(JsonMapper.shared().writeValueAsString(request));
      requests.newLine();
      requests.flush();
      var line = replies.readLine();
      if (line == null) {
        throw new PeerException(peer.who() + ": its process has ended");
      }
      var reply = JsonMapper.shared().readTree(line);
      if (reply.has("error")) {
        throw new PeerException(peer.who() + ": " + reply.get("error").asString());
      }
      return reply;
    } catch (IOException e) {
      throw new PeerException(peer.who() + ": its process has ended", e);
    }
  }

  /// Ends the process; harmless when it has ended.
  @Override
  public void close() {
    process.destroy();
  }
}
