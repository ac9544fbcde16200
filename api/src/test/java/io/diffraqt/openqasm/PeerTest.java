package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares unitaries with those that other tools get from the same text.
///
/// Needs a Python with the tool: `-Ddiffraqt.python=…`, `DIFFRAQT_PYTHON`, or `python3` on the
/// path.
class PeerTest {
  private static final double TOLERANCE = 1e-9;

  private static final List<String> OF_BRAKET =
      List.of(
          "gpi(0.3) q[1];",
          "gpi2(0.3) q[0];",
          "ms(0.3, 0.7, 1.1) q[0], q[2];",
          "ms(0.3, -0.7, 0.5*pi) q[2], q[1];",
          "ctrl @ gpi(0.3) q[0], q[1];",
          "negctrl @ gpi2(0.3) q[2], q[1];",
          "inv @ ms(0.3, 0.7, 1.1) q[0], q[1];",
          "ctrl @ ms(0.3, 0.7, 1.1) q[2], q[0], q[1];",
          "pow(2) @ gpi2(0.3) q[0];",
          "inv @ gpi(0.9) q[0];",
          "prx(0.3, 0.4) q[0];",
          "xy(0.7) q[0], q[1];",
          "pswap(0.7) q[0], q[1];",
          "cphaseshift00(0.7) q[0], q[1];",
          "cphaseshift01(0.7) q[0], q[1];",
          "cphaseshift10(0.7) q[0], q[1];",
          "cphaseshift(0.7) q[2], q[1];",
          "cv q[0], q[1];",
          "ecr q[1], q[0];",
          "iswap q[0], q[1];",
          "gphase(0.3); x q[0];",
          "U(0.1, 0.2, 0.3) q[0];",
          "ccnot q[2], q[0], q[1];",
          "cswap q[2], q[0], q[1];",
          "vi q[0]; ti q[1]; si q[2];");

  @TempDir private Path folder;

  @Test
  void qiskitReadsWhatIsWrittenForIbm() throws Exception {
    compareWritten("qiskit", "qiskit_qasm3_import", "peer_qiskit.py", Dialect.IBM);
  }

  @Test
  void qiskitReadsTheStandardDialect() throws Exception {
    compareWritten("qiskit", "qiskit_qasm3_import", "peer_qiskit.py", Dialect.STANDARD);
  }

  @Test
  void braketsSimulatorReadsWhatIsWrittenForBraket() throws Exception {
    compareWritten("braket", "braket.default_simulator", "peer_braket.py", Dialect.BRAKET);
  }

  @Test
  void whatQiskitWritesIsReadWithTheSameUnitary() throws Exception {
    run("qiskit", "qiskit_qasm3_import", "peer_qiskit.py", "write");
    var programs = files(".qasm");
    assertEquals(80, programs.size());
    for (var program : programs) {
      var text = Files.readString(program);
      var ours = Unitaries.of(OpenQasm3.read(text, program.getFileName().toString()));
      // A program of version 2 has no global phase.
      assertTrue(ours.distanceUpToPhase(unitary(program)) < TOLERANCE, text);
      if (text.startsWith("OPENQASM 3")) {
        assertTrue(ours.distance(unitary(program)) < TOLERANCE, text);
      }
    }
  }

  /// Each statement as Braket reads it, as it is read here, and as it is written again for Braket.
  @Test
  void braketsOwnGatesHaveItsUnitariesHereAndAfterWriting() throws Exception {
    var circuits = new ArrayList<Circuit>();
    for (var k = 0; k < OF_BRAKET.size(); k++) {
      var text = "OPENQASM 3.0;\nqubit[3] q;\n" + OF_BRAKET.get(k) + "\n";
      circuits.add(OpenQasm3.read(text));
      Files.writeString(folder.resolve(k + "-there.qasm"), text);
      Files.writeString(
          folder.resolve(k + "-back.qasm"), OpenQasm3.write(circuits.get(k), Dialect.BRAKET));
      Files.writeString(folder.resolve(k + "-there.values"), "");
      Files.writeString(folder.resolve(k + "-back.values"), "");
    }
    run("braket", "braket.default_simulator", "peer_braket.py", "read");
    for (var k = 0; k < circuits.size(); k++) {
      var ours = Unitaries.of(circuits.get(k));
      for (var file : List.of("-there.qasm", "-back.qasm")) {
        var program = folder.resolve(k + file);
        assertTrue(ours.distance(unitary(program)) < TOLERANCE, Files.readString(program));
      }
    }
  }

  private void compareWritten(String tool, String module, String script, Dialect dialect)
      throws Exception {
    var circuits = circuits();
    for (var k = 0; k < circuits.size(); k++) {
      Files.writeString(folder.resolve(k + ".qasm"), OpenQasm3.write(circuits.get(k), dialect));
      var values = new StringBuilder();
      for (var parameter : circuits.get(k).parameters()) {
        values.append(dialect.nameOf(parameter)).append(' ');
        values.append(Unitaries.BY_NAME.applyAsDouble(parameter)).append('\n');
      }
      Files.writeString(folder.resolve(k + ".values"), values);
    }
    run(tool, module, script, "read");
    for (var k = 0; k < circuits.size(); k++) {
      var program = folder.resolve(k + ".qasm");
      assertTrue(
          Unitaries.of(circuits.get(k)).distance(unitary(program)) < TOLERANCE,
          Files.readString(program));
    }
  }

  private static List<Circuit> circuits() {
    var random = new Random(30);
    var circuits = new ArrayList<Circuit>();
    for (var gate : StandardGate.values()) {
      circuits.add(alone(gate, random));
      circuits.add(alone(ControlledGate.of(gate, List.of(false)), random));
    }
    for (var k = 0; k < 12; k++) {
      circuits.add(Programs.random(random, 1 + k % 3));
    }
    return circuits;
  }

  private static Circuit alone(Gate gate, Random random) {
    var qubits = Math.max(1, gate.qubits());
    var operands = IntStream.range(0, gate.qubits()).mapToObj(k -> gate.qubits() - 1 - k).toList();
    return Circuit.onQubits(qubits).apply(gate, Programs.angles(gate, random), operands).build();
  }

  private List<Path> files(String ending) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static ComplexMatrix unitary(Path program) throws IOException {
    var name = program.getFileName().toString().replace(".qasm", ".unitary");
    var lines = Files.readAllLines(program.resolveSibling(name));
    var re = lines.stream().mapToDouble(l -> Double.parseDouble(l.split(" ")[0])).toArray();
    var im = lines.stream().mapToDouble(l -> Double.parseDouble(l.split(" ")[1])).toArray();
    var size = (int) Math.round(Math.sqrt(re.length));
    return ComplexMatrix.of(size, size, re, im);
  }

  private void run(String tool, String module, String script, String mode) throws Exception {
    var python = python();
    assumeTrue(
        exitCode(List.of(python, "-c", "import " + module)).equals(Optional.of(0)),
        () ->
            "SKIPPED: no "
                + tool
                + " in "
                + python
                + "; name a Python that has it in DIFFRAQT_PYTHON");
    var file = folder.resolve(script);
    try (var resource = PeerTest.class.getResourceAsStream("/openqasm/" + script)) {
      Files.copy(Objects.requireNonNull(resource), file);
    }
    assertEquals(
        Optional.of(0), exitCode(List.of(python, file.toString(), mode, folder.toString())));
  }

  private static String python() {
    return System.getProperty(
        "diffraqt.python", System.getenv().getOrDefault("DIFFRAQT_PYTHON", "python3"));
  }

  /// The exit code, or nothing where the command cannot be started.
  private static Optional<Integer> exitCode(List<String> command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(300, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of(-1);
      }
      return Optional.of(process.exitValue());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
