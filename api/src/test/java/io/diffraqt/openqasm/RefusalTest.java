package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
  private record Refusal(String program, String message) {
    @Override
    public String toString() {
      return program.lines().findFirst().orElse("");
    }
  }

  static Stream<Refusal> refusals() throws IOException {
    try (var file = RefusalTest.class.getResourceAsStream("/golden/openqasm-refusals.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n====\n"))
          .map(block -> block.split("----\n"))
          .map(parts -> new Refusal(parts[0], parts[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aProgramIsRefusedWithItsPlaceAndReason(Refusal refusal) {
    var failure = assertThrows(CircuitException.class, () -> OpenQasm3.read(refusal.program()));
    assertEquals(refusal.message(), failure.getMessage());
  }

  @Test
  void theNameOfTheSourceStandsInTheMessage() {
    var failure =
        assertThrows(CircuitException.class, () -> OpenQasm3.read("qubit q;\nh r;", "bell.qasm"));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("bell.qasm:2:3: "));
  }

  @Test
  void aLongLineIsCutAroundTheCaret() {
    var failure =
        assertThrows(
            CircuitException.class,
            () ->
                OpenQasm3.read("qubit q; " + "h q; ".repeat(1000) + "h r; " + "h q;".repeat(999)));
    var lines = String.valueOf(failure.getMessage()).lines().toList();
    assertEquals('r', lines.get(1).charAt(lines.get(2).indexOf('^')));
    assertTrue(lines.get(1).length() < 120);
  }

  @Test
  void aStateToPrepareIsNotWrittenForAVendor() {
    var circuit = Circuit.onQubits(1).prepare(Amplitudes.real(1, 1), 0).build();
    var failure = assertThrows(CircuitException.class, () -> OpenQasm3.write(circuit, Dialect.IBM));
    assertEquals(
        "the circuit prepares a state on qubits [0], and IBM programs have gates only;"
            + " compile it first",
        failure.getMessage());
  }
}
