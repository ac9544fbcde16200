package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.error.CircuitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The example programs of the OpenQASM specification: what is read, and what is refused and why.
class SpecificationExamplesTest {
  @ParameterizedTest
  @CsvSource({
    "adder,       10, 5,  45",
    "arrays,      1,  0,  1",
    "cphase,      2,  0,  5",
    "inverseqft1, 4,  4,  19",
    "inverseqft2, 4,  4,  19",
    "qec,         5,  5,  19",
    "qft,         4,  4,  21",
    "qpt,         1,  1,  5",
    "rb,          2,  2,  12",
    "teleport,    3,  3,  14",
    "varteleport, 21, 21, 105",
  })
  void isRead(String name, int qubits, int bits, int instructions) throws IOException {
    var circuit = OpenQasm3.read(text(name));
    assertEquals(qubits, circuit.qubits());
    assertEquals(bits, circuit.bits());
    assertEquals(instructions, circuit.instructions().size());
  }

  @ParameterizedTest
  @CsvSource({
    // Durations that only a scheduler settles.
    "alignment,         stretch is settled by a device's scheduler",
    "dd,                stretch is settled by a device's scheduler",
    // Pulses.
    "defcal,            defcalgrammar describes pulses",
    "pong,              cal describes pulses",
    // Functions that run beside the device.
    "gateteleport,      'vote' is extern",
    "scqec,             'zlast' is extern",
    "vqe,               'get_parameter' is extern",
    // Loops that end on an outcome.
    "msd,               this loop ends when measured bits say so",
    "rus,               this loop ends when measured bits say so",
    // Arithmetic on outcomes.
    "ipe,               the outcome would become part of a value of another type",
    "t1,                a value that depends on measured bits is used here",
    // Invalid on purpose.
    "gate_no_found,     the gate 'w' is not defined",
    "missing_semicolon, expected ';' after the declaration",
    "simple,            the variable 'y' is not declared",
  })
  void isRefused(String name, String reason) {
    var failure = assertThrows(CircuitException.class, () -> OpenQasm3.read(text(name)));
    assertTrue(String.valueOf(failure.getMessage()).contains(": " + reason), failure::getMessage);
  }

  /// Older folders of that repository hold programs of version 2: a game with conditions on a whole
  /// register, a teleportation with a gate of nothing, a search without more than gates, and one
  /// that begins with what is no comment in any version.
  @Test
  void programsOfVersion2AreReadToo() {
    var head = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[4];\ncreg c[4];\n";
    var game =
        "h q[0]; cx q[2],q[3]; measure q[0] -> c[0];\n"
            + "if (c==1) ry(-pi/4) q[2];\nif(c==2) ry(1/2*pi) q[3];\nmeasure q[2] -> c[2];";
    var read = OpenQasm3.read("// before the version\n" + head + game);
    assertEquals(6, read.instructions().size());
    var turn = new Instruction.Apply(StandardGate.RY, List.of(Angle.of(Math.PI / 2)), List.of(3));
    var second = new Condition.Compare(List.of(0, 1, 2, 3), Condition.Relation.EQUAL, 2);
    assertEquals(
        new Instruction.Conditional(second, List.of(turn), List.of()), read.instructions().get(4));
    var nothing =
        OpenQasm3.read(head + "gate post q { }\nbarrier q; post q[2]; u3(0.3,0.2,0.1) q[0];");
    assertEquals(2, nothing.instructions().size());
    var failure =
        assertThrows(CircuitException.class, () -> OpenQasm3.read("\\\\ a title\n" + head));
    assertTrue(
        String.valueOf(failure.getMessage())
            .startsWith("program:1:1: the character '\\' has no place here"),
        failure::getMessage);
  }

  /// The library as text, in the specification's own words for its gates, is the library built in.
  @Test
  void theStandardLibraryAsTextIsThatOfTheTable() {
    var text =
        """
        gate p(λ) a { ctrl @ gphase(λ) a; }
        gate x a { U(π, 0, π) a; }
        gate y a { U(π, π/2, π/2) a; }
        gate z a { p(π) a; }
        gate h a { U(π/2, 0, π) a; }
        gate s a { pow(0.5) @ z a; }
        gate sdg a { inv @ pow(0.5) @ z a; }
        gate t a { pow(0.5) @ s a; }
        gate tdg a { inv @ pow(0.5) @ s a; }
        gate sx a { pow(0.5) @ x a; }
        gate rx(θ) a { U(θ, -π/2, π/2) a; }
        gate ry(θ) a { U(θ, 0, 0) a; }
        gate rz(λ) a { gphase(-λ/2); U(0, 0, λ) a; }
        gate cx a, b { ctrl @ x a, b; }
        gate cy a, b { ctrl @ y a, b; }
        gate cz a, b { ctrl @ z a, b; }
        gate cp(λ) a, b { ctrl @ p(λ) a, b; }
        gate crx(θ) a, b { ctrl @ rx(θ) a, b; }
        gate cry(θ) a, b { ctrl @ ry(θ) a, b; }
        gate crz(θ) a, b { ctrl @ rz(θ) a, b; }
        gate ch a, b { ctrl @ h a, b; }
        gate swap a, b { cx a, b; cx b, a; cx a, b; }
        gate ccx a, b, c { ctrl @ ctrl @ x a, b, c; }
        gate cswap a, b, c { ctrl @ swap a, b, c; }
        gate cu(θ, φ, λ, γ) a, b { p(γ) a; ctrl @ U(θ, φ, λ) a, b; }
        gate id a { U(0, 0, 0) a; }
        """;
    var calls = new StringBuilder("qubit[3] q;\n");
    var count = 0;
    for (var line : text.lines().toList()) {
      var head = line.substring("gate ".length(), line.indexOf('{'));
      var inside = head.replaceFirst("^[^(]*\\(?", "").replaceFirst("\\).*|^$", "");
      var angles = head.contains("(") ? inside.split(",").length : 0;
      var values = List.of("(0.3", ", -1.2", ", 2.5", ", 0.7").subList(0, angles);
      var operands = List.of("q[2]", ", q[0]", ", q[1]");
      calls.append(head.split("[( ]")[0]);
      calls.append(values.isEmpty() ? "" : String.join("", values) + ")").append(' ');
      var on = head.substring(head.contains(")") ? head.indexOf(')') + 1 : 0).split(",").length;
      calls.append(String.join("", operands.subList(0, on))).append(";\n");
      count++;
    }
    var own = OpenQasm3.read(text + calls);
    var builtIn = OpenQasm3.read("include \"stdgates.inc\";\n" + calls);
    assertEquals(count, builtIn.instructions().size());
    assertTrue(Unitaries.of(own).distance(Unitaries.of(builtIn)) < 1e-12);
  }

  @Test
  void theSyndromeOfARepetitionCodeDecidesTheCorrection() throws IOException {
    var written = OpenQasm3.write(OpenQasm3.read(text("qec")));
    assertTrue(written.contains("syn[0] = measure q[3];\nsyn[1] = measure q[4];\n"), written);
    assertTrue(written.contains("if (syn == 3) {\n  x q[1];\n}\n"), written);
  }

  private static String text(String name) throws IOException {
    var path = "/openqasm/specification/" + name + ".qasm";
    try (var file = SpecificationExamplesTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
