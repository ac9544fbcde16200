package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.error.CircuitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
