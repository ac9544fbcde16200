package io.diffraqt.examples.aer;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.TransientException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Python process and its messages, one JSON document per line, version 1. Guarded by a lock.
final class AerProcess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int VERSION = 1;
  private static final int SEED_BITS = 31;
  private static final String PACKAGES = "qiskit, qiskit-aer and qiskit-qasm3-import";

  private final ReentrantLock lock = new ReentrantLock();
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader replies;
  private long last;

  private AerProcess(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.replies = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts the interpreter and waits until it has loaded Aer.
  ///
  /// @throws RefusedException when there is no such interpreter, or it lacks a package
  static AerProcess start(String python) {
    var command = new ProcessBuilder(python, "-u", "-c", program());
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      var aer = new AerProcess(command.start());
      aer.greet(python);
      return aer;
    } catch (IOException e) {
      throw new RefusedException(
          "aer needs Python, and '%s' does not start; set DIFFRAQT_PYTHON to one that has %s"
              .formatted(python, PACKAGES),
          e);
    }
  }

  private static String program() {
    try (var in = AerProcess.class.getResourceAsStream("server.py")) {
      if (in == null) {
        throw new IllegalStateException("server.py is missing from this installation");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void greet(String python) throws IOException {
    var line = replies.readLine();
    if (line == null) {
      close();
      throw new RefusedException("'" + python + "' ended at once; is it a Python 3?");
    }
    var greeting = JSON.readTree(line);
    if (greeting.has("missing") || greeting.path("version").asInt() != VERSION) {
      close();
      throw new RefusedException(
          "'%s' lacks what aer needs (%s); install %s"
              .formatted(python, greeting.path("missing").asString(), PACKAGES));
    }
  }

  /// Counts by bit string, bit 0 rightmost.
  ///
  /// @param program OpenQASM 3
  /// @param seed of which Aer takes the lower 31 bits
  /// @throws RefusedException when Aer refuses the program
  /// @throws TransientException when the process has ended
  Map<String, Long> counts(String program, int shots, long seed) {
    lock.lock();
    try {
      last++;
      var reply = exchange(request(program, shots, seed));
      if (reply.has("error")) {
        throw new RefusedException("aer refuses the program: " + reply.get("error").asString());
      }
      var counts = new HashMap<String, Long>();
      reply.get("counts").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
      return counts;
    } catch (IOException e) {
      throw new TransientException("the Python process of aer has ended; open it again", e);
    } finally {
      lock.unlock();
    }
  }

  private JsonNode request(String program, int shots, long seed) {
    var folded = (seed ^ seed >>> SEED_BITS) & Integer.MAX_VALUE;
    return JSON.createObjectNode()
        .put("id", last)
        .put("program", program)
        .put("shots", shots)
        .put("seed", folded);
  }

  private JsonNode exchange(JsonNode request) throws IOException {
    requests.write(JSON.writeValueAsString(request));
    requests.newLine();
    requests.flush();
    var line = replies.readLine();
    if (line == null) {
      throw new IOException("end of the process's output");
    }
    var reply = JSON.readTree(line);
    if (reply.path("id").asLong() != last) {
      throw new IOException("reply to " + reply.path("id") + " where " + last + " was sent");
    }
    return reply;
  }

  /// Ends the process; harmless when it has ended.
  @Override
  public void close() {
    process.destroy();
  }
}
