package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardChannel;
import io.diffraqt.error.CircuitException;
import io.diffraqt.observable.HermitianObservable;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
        "state_vector",
        "probability q[0]",
        "probability all",
        "probability",
        "expectation x(q[0])",
        "variance z(q[0]) @ hermitian([[0, -1im], [0 + 1im, 0]]) q[1]",
        "sample y all",
        "density_matrix q[0], q[1]",
        "amplitude \"00\", \"01\"",
        "adjoint_gradient expectation(2 * x(q[0]) @ z(q[1]) - h(q[0])) all",
        "adjoint_gradient expectation(x(q[0])) theta",
      })
  void aResultIsReadWithTheProgramAndWrittenAgain(String pragma) {
    var text = "input float theta;\nqubit[2] q;\nrx(theta) q[0];\n#pragma braket result " + pragma;
    var program = OpenQasm3.readProgram(text, "program", Map.of());
    assertEquals(1, program.results().size());
    for (var dialect : List.of(Dialect.STANDARD, Dialect.BRAKET)) {
      var back = OpenQasm3.readProgram(OpenQasm3.write(program, dialect), "back", Map.of());
      assertEquals(program.results(), back.results());
      assertEquals(program.circuit(), back.circuit());
    }
    var failure = assertThrows(CircuitException.class, () -> OpenQasm3.read(text));
    assertTrue(
        String.valueOf(failure.getMessage()).startsWith("program:4:1: a result pragma asks"));
    assertThrows(CircuitException.class, () -> OpenQasm3.write(program, Dialect.IBM));
  }

  @Test
  void basisStatesAreReadWithQubitZeroOnTheRight() {
    var text = "qubit[3] q;\nh q;\n#pragma braket result amplitude \"011\"\n";
    assertEquals(
        List.of(new ResultRequest.Amplitude(List.of("110"))),
        OpenQasm3.readProgram(text, "program", Map.of()).results());
  }

  @Test
  void aProductOfObservablesIsASumOfPauliStringsWhereItCanBe() {
    var text =
        "qubit[3] q;\n#pragma braket result expectation x(q[2]) @ h(q[0])\n"
            + "#pragma braket result expectation hermitian([[1, 0, 0, 0], [0, 2, 0, 0],"
            + " [0, 0, 3, 0], [0, 0, 0, 4]]) q[2], q[0]\n";
    var results = OpenQasm3.readProgram(text, "program", Map.of()).results();
    var half = Math.sqrt(.5);
    assertEquals(
        PauliSum.parse(half + "*XIX + " + half + "*XIZ"),
        ((ResultRequest.Statistic) results.get(0)).observable());
    var matrix = (HermitianObservable) ((ResultRequest.Statistic) results.get(1)).observable();
    // The first qubit of the text is the more significant bit.
    assertEquals(List.of(0, 2), matrix.qubits());
    assertEquals(2, matrix.matrix().re(1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "result fidelity                          | there is no result 'fidelity'; there are state",
        "result amplitude \"02\"                  | '02' is no basis state",
        "result amplitude                         | expected a basis state",
        "result expectation w(q[0])               | there is no observable 'w'",
        "result expectation x(q[0]) @ y(q[0])     | act on qubit 0",
        "result expectation x all @ y(q[0])       | acts on one qubit",
        "result expectation x                     | expected '(' or 'all'",
        "result expectation hermitian([[0, 1], [0, 0]]) q[0] | not Hermitian",
        "result probability r                     | the qubit 'r' is not declared",
        "result probability q[0] q[1]             | expected the end of the line",
        "result adjoint_gradient x(q[0]) all      | expected 'expectation(",
        "result adjoint_gradient expectation(x(q[0])) 2 | a derivative is taken by an input",
        "result                                   | expected what the result is",
        "noise                                    | expected the name of a channel",
        "noise bit_flop(0.1) q[0]                 | there is no noise 'bit_flop'; there are bit_flip",
        "noise bit_flip(0.1, 0.2) q[0]            | bit_flip takes 1 values (p), and got 2",
        "noise bit_flip(1.5) q[0]                 | it must be a probability",
        "noise pauli_channel(0.5, 0.4, 0.3) q[0]  | their sum must be at most 1",
        "noise bit_flip(0.1) q                    | bit_flip takes 1 qubit(s), and got 2",
        "noise two_qubit_dephasing(0.1) q[0]      | takes 2 qubit(s), and got 1",
        "noise two_qubit_dephasing(0.1) q[0], q[0] | a qubit occurs twice",
        "noise kraus([[1, 0], [0, 0]]) q[0]       | not trace preserving",
        "noise kraus([[1, 0], [0, 1]]) q          | has 4 rows of 4 entries",
        "noise kraus() q[0]                       | expected '[' before the rows",
        "nonsense                                 | the pragma 'braket nonsense' is not known",
      })
  void aPragmaThatMeansNothingIsRefused(String pragma, String reason) {
    refuse(pragma, reason);
  }

  @ParameterizedTest
  @EnumSource
  void everyNamedChannelReadsBackAsItself(StandardChannel kind) {
    var values = kind.valueNames().stream().map(_ -> 1e-5 + .1 / 3).toArray(Double[]::new);
    var on = kind.qubits() == 1 ? List.of(2) : List.of(2, 0);
    var circuit =
        Circuit.onQubits(3).h(0).add(new Instruction.Noise(kind.of(values), on)).x(1).build();
    for (var dialect : List.of(Dialect.STANDARD, Dialect.BRAKET)) {
      assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, dialect)));
    }
    assertThrows(CircuitException.class, () -> OpenQasm3.write(circuit, Dialect.IBM));
  }

  @Test
  void krausMatricesReadBackAsThemselves() {
    var random = new Random(3);
    for (var qubits = 1; qubits <= 2; qubits++) {
      for (var round = 0; round < 20; round++) {
        var noise = Programs.noise(random, qubits, IntStream.range(0, qubits).boxed().toList());
        var circuit = Circuit.onDeviceQubits(3).x(2).add(noise).h(0).build();
        for (var dialect : List.of(Dialect.STANDARD, Dialect.BRAKET)) {
          assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, dialect)));
        }
      }
    }
  }

  @Test
  void noiseUnderAConditionAndInLoopsStaysWhereItIs() {
    var text =
        """
        qubit[2] q; bit c;
        c = measure q[0];
        if (c) {
        #pragma braket noise bit_flip(0.25) q[1]
        }
        for int k in [0:1] {
        #pragma braket noise phase_flip(0.5) q[k]
        }
        """;
    var flip = new Instruction.Noise(StandardChannel.BIT_FLIP.of(.25), List.of(1));
    var circuit =
        Circuit.onQubits(2)
            .register("c", 1)
            .measure(0, 0)
            .when(new Condition.Bit(0), flip)
            .add(new Instruction.Noise(StandardChannel.PHASE_FLIP.of(.5), List.of(0)))
            .add(new Instruction.Noise(StandardChannel.PHASE_FLIP.of(.5), List.of(1)))
            .build();
    assertEquals(circuit, OpenQasm3.read(text));
    assertEquals(circuit, OpenQasm3.read(OpenQasm3.write(circuit, Dialect.BRAKET)));
  }

  @Test
  void randomProgramsWithNoiseAndResultsReadBackAsThemselves() {
    var random = new Random(17);
    for (var round = 0; round < 100; round++) {
      var builder = round % 2 == 0 ? Circuit.onQubits(3) : Circuit.onDeviceQubits(3);
      builder.x(2).rx(Parameter.of("a").angle(), 0).rz(Parameter.of("cx").angle(), 1);
      builder.add(Programs.noise(random, 1 + round % 2, Programs.some(random, 3, 1 + round % 2)));
      var program = QasmProgram.of(builder.build(), Programs.results(random, 3));
      for (var dialect : List.of(Dialect.STANDARD, Dialect.BRAKET)) {
        var text = OpenQasm3.write(program, dialect);
        var back = OpenQasm3.readProgram(text, "program", Map.of());
        assertEquals(program.circuit(), back.circuit(), text);
        assertEquals(program.results(), back.results(), text);
      }
    }
  }

  @Test
  void aPragmaEndsWithItsLine() {
    var failure =
        assertThrows(
            CircuitException.class,
            () -> OpenQasm3.read("qubit q;\n#pragma braket unitary([[0, 1],\n [1, 0]]) q\n"));
    assertTrue(
        String.valueOf(failure.getMessage())
            .startsWith("program:2:32: a pragma ends with its line; put all of it on one line"),
        failure.getMessage());
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
