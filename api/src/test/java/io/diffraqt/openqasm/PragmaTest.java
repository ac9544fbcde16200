package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.error.CircuitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pragmas of Amazon Braket.
class PragmaTest {
  @Test
  void aMatrixIsAGate() {
    var read =
        OpenQasm3.read("qubit q;\nx q;\n#pragma braket unitary([[0, -1im], [0+1im, 0]]) q\nh q;\n");
    var same = OpenQasm3.read("qubit q; x q; y q; h q;");
    assertTrue(Unitaries.of(read).distance(Unitaries.of(same)) < 1e-12);
  }

  @Test
  void theFirstQubitOfAMatrixIsTheMostSignificant() {
    var read =
        OpenQasm3.read(
            "qubit[2] q;\n#pragma braket unitary([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1],"
                + " [0, 0, 1, 0]]) q[1], q[0]\n");
    var same = OpenQasm3.read("qubit[2] q; cx q[1], q[0];");
    assertTrue(Unitaries.of(read).distance(Unitaries.of(same)) < 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unitary([[1, 0], [0, 1, 0]]) q[0]       | has 2 rows of 2 entries",
        "unitary([[1, 0], [1, 1]]) q[0]          | is not unitary",
        "unitary([[1, 0], [0, 1]]) r[0]          | the qubit 'r' is not declared",
        "unitary([[1, 0], [0, 1]] q[0]           | expected ')' after the matrix",
        "unitary([[1, 0], [0, nothing]]) q[0]    | 'nothing' is not declared",
      })
  void aMatrixThatIsNoneIsRefused(String pragma, String reason) {
    refuse(pragma, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "result state_vector",
        "result probability q[0]",
        "result expectation x(q[0])",
        "result variance z(q[0])",
        "result sample y(q[0])",
        "result density_matrix q[0]",
        "result amplitude \"00\"",
        "result adjoint_gradient expectation(x(q[0])) all",
      })
  void whatAProgramWantsToKnowIsRefusedByName(String pragma) {
    refuse(pragma, "a result pragma asks for values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noise bit_flip(0.1) q[0]",
        "noise depolarizing(0.1) q[0]",
        "noise amplitude_damping(0.1) q[0]",
        "noise kraus([[1, 0], [0, 1]]) q[0]",
      })
  void noiseIsRefusedByName(String pragma) {
    refuse(pragma, "a noise pragma is no part of a circuit");
  }

  private static void refuse(String pragma, String reason) {
    var text = "qubit[2] q;\n#pragma braket " + pragma + "\n";
    var failure = assertThrows(CircuitException.class, () -> OpenQasm3.read(text));
    var message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(reason), message);
    assertTrue(message.startsWith("program:2:"), message);
    assertEquals('^', message.charAt(message.length() - 1));
  }
}
