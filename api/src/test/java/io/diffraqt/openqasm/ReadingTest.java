package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingTest {
  private static final double TOLERANCE = 1e-12;

  /// Pairs of programs on `q[0]`, `q[1]`, `q[2]` that must have the same unitary.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          u2(0.4, 0.5) q[0];                   | U(pi/2, 0.4, 0.5) q[0];
          u3(0.3, 0.4, 0.5) q[0];              | U(0.3, 0.4, 0.5) q[0];
          phase(0.3) q[0]; cphase(0.2) q[0], q[1]; | p(0.3) q[0]; cp(0.2) q[0], q[1];
          CX q[0], q[1];                       | cx q[0], q[1];
          pow(1.0/2) @ x q[0];                 | sx q[0];
          pow(1/2) @ x q[0];                   | id q[0];
          pow(0.5) @ z q[1];                   | s q[1];
          pow(-0.25) @ z q[1];                 | tdg q[1];
          pow(2) @ pow(0.5) @ h q[0];          | h q[0];
          pow(0.5) @ rx(1.1) q[0];             | rx(0.55) q[0];
          pow(0.5) @ p(3*pi/2) q[0];           | p(-pi/4) q[0];
          pow(-3) @ s q[0];                    | s q[0];
          inv @ pow(2) @ t q[0];               | sdg q[0];
          inv @ u3(0.3, 0.4, 0.5) q[0];        | U(-0.3, -0.5, -0.4) q[0];
          ctrl @ gphase(0.3) q[0];             | p(0.3) q[0];
          negctrl @ gphase(0.3) q[0];          | x q[0]; p(0.3) q[0]; x q[0];
          ctrl(2) @ x q[0], q[1], q[2];        | ccx q[0], q[1], q[2];
          ctrl @ negctrl @ x q[0], q[1], q[2]; | x q[1]; ccx q[0], q[1], q[2]; x q[1];
          ctrl @ swap q[2], q[0], q[1];        | cswap q[2], q[0], q[1];
          cx q[0], q[{1, 2}];                  | cx q[0], q[1]; cx q[0], q[2];
          cx q[0:1], q[1:2];                   | cx q[0], q[1]; cx q[1], q[2];
          h q[-1]; x q[0:2:2];                 | h q[2]; x q[0]; x q[2];
          x q[2:-1:1];                         | x q[2]; x q[1];
          let a = q[2] ++ q[0:1]; s a[1];      | s q[0];
          rx(2**3 - 7 % 4) q[0];               | rx(5) q[0];
          rx(-2**2) q[0];                      | rx(-4) q[0];
          rx(1 << 2 + 1) q[0];                 | rx(8) q[0];
          rx(7/2) q[0]; rx(7/2.0) q[0];        | rx(3) q[0]; rx(3.5) q[0];
          rx(0xF + 0b11 + 0o7 + 1_000) q[0];   | rx(1025) q[0];
          rx(.5e1 + 1.e-1) q[0];               | rx(5.1) q[0];
          rx(π + τ + ℇ - pi - tau - euler + 1) q[0]; | rx(1) q[0];
          rx(sin(1) + arccos(0.5) + sqrt(2) + mod(7, 4)) q[0]; | rx(0.8414709848078965 + 1.0471975511965979 + 1.4142135623730951 + 3) q[0];
          rx(popcount("1011") + rotl(uint[4](9), 1)) q[0]; | rx(6) q[0];
          angle[4] t = pi/4; t[3] = 1; t[1] = 0; rx(t) q[0]; | rx(pi) q[0];
          for int i in [0:2] { rx(i) q[i]; }   | rx(0) q[0]; rx(1) q[1]; rx(2) q[2];
          for int i in {2, 0} x q[i];          | x q[2]; x q[0];
          int i = 0; while (i < 5) { i += 1; if (i == 2) continue; if (i == 4) break; x q[i % 3]; } | x q[1]; x q[0];
          switch (2) { case 0, 1 { x q[0]; } case 2 { y q[0]; } default { z q[0]; } } | y q[0];
          switch (5) { case 0, 1 { x q[0]; } default { z q[0]; } } | z q[0];
          if (1 < 2 && !(3 == 4)) x q[0]; else y q[0]; | x q[0];
          bit[4] b = "1010"; if (b[1]) x q[0]; if (b[0]) y q[0]; | x q[0];
          uint[8] n = 250; n += 10; rx(n) q[0]; | rx(4) q[0];
          int[8] n = 127; n += 1; rx(n) q[0];  | rx(-128) q[0];
          float[32] f = 0.1; rx(f) q[0];       | rx(0.10000000149011612) q[0];
          angle[4] a = pi; rx(a / 2) q[0];     | rx(pi/2) q[0];
          angle a = -pi/2; rx(a) q[0];         | rx(3*pi/2) q[0];
          complex z = (1 + 2im) * (3 - 1im); rx(real(z)) q[0]; ry(imag(z)) q[0]; | rx(5) q[0]; ry(5) q[0];
          array[int, 2, 2] a = {{1, 2}, {3, 4}}; a[1, 0] = 7; rx(a[1][0] + sizeof(a, 1)) q[0]; | rx(9) q[0];
          end; x q[0];                         | id q[0];
          { int n = 1; rx(n) q[0]; } { int n = 2; rx(n) q[0]; } | rx(3) q[0];
          """)
  void meansTheSame(String left, String right) {
    assertTrue(
        Unitaries.of(read(left)).distance(Unitaries.of(read(right))) < TOLERANCE,
        left + " | " + right);
  }

  private static Circuit read(String body) {
    return OpenQasm3.read("include \"stdgates.inc\"; qubit[3] q;\n" + body);
  }

  @Test
  void theGlobalPhaseOfAGateBecomesRelativeUnderAControl() {
    var left =
        read("gate g(a) x, y { gphase(a); cx x, y; inv @ s x; } ctrl @ g(0.3) q[2], q[0], q[1];");
    var right = read("p(0.3) q[2]; ccx q[2], q[0], q[1]; cp(-pi/2) q[2], q[0];");
    assertTrue(Unitaries.of(left).distance(Unitaries.of(right)) < TOLERANCE);
  }

  @ParameterizedTest
  @EnumSource(
      value = StandardGate.class,
      names = {"RZZ", "ECR", "SXDG", "ISWAP", "CSX", "RXX", "R"})
  void aDefinitionThatSaysWhatTheTableSaysIsRecognised(StandardGate gate) {
    var written =
        OpenQasm3.write(
            Circuit.onQubits(3)
                .apply(
                    gate,
                    Programs.angles(gate, new Random(5)),
                    IntStream.range(0, gate.qubits()).boxed().toList())
                .build());
    assertTrue(written.contains("gate " + gate.gateName()), written);
    assertEquals(1, OpenQasm3.read(written).instructions().size());
  }

  @Test
  void aKnownNameWithAnotherMeaningIsHonoured() {
    var circuit = read("gate rzz(a) x, y { rx(a) x; y y; } rzz(0.5) q[0], q[1];");
    var expected = read("rx(0.5) q[0]; y q[1];");
    assertEquals(expected, circuit);
  }

  @Test
  void aDefinitionThatMissesAPhaseKeepsIt() {
    var circuit = read("gate sxdg a { s a; h a; s a; } sxdg q[0];");
    assertTrue(
        Unitaries.of(circuit).distance(Unitaries.of(read("s q[0]; h q[0]; s q[0];"))) < TOLERANCE);
    assertEquals(StandardGate.SXDG.gateName(), gateName(circuit));
  }

  private static String gateName(Circuit circuit) {
    return circuit.instructions().getFirst() instanceof Instruction.Apply apply
        ? apply.gate().gateName()
        : "";
  }

  @Test
  void versionTwoDividesIntegersAsRealNumbersAndRaisesWithACaret() {
    var old =
        OpenQasm3.read(
            """
            OPENQASM 2.0;
            include "qelib1.inc";
            qreg q[2];
            creg c[2];
            u3(1/2, 2^3, -pi) q[0];
            cu1(0.3) q[0], q[1];
            measure q -> c;
            if (c==3) x q[0];
            """);
    var now =
        OpenQasm3.read(
            """
            OPENQASM 3.0;
            include "stdgates.inc";
            qubit[2] q;
            bit[2] c;
            U(0.5, 8, -pi) q[0];
            cp(0.3) q[0], q[1];
            c = measure q;
            if (c == 3) x q[0];
            """);
    assertEquals(now, old);
  }

  @Test
  void measuredBitsPassThroughSubroutinesIntoTheRegisterThatTakesThem() {
    var called =
        OpenQasm3.read(
            "def m(qubit q) -> bit { bit b; b = measure q; return b; } qubit[2] q; bit[2] c;"
                + " c[1] = m(q[0]); if (c[1]) x q[1];");
    var direct = OpenQasm3.read("qubit[2] q; bit[2] c; c[1] = measure q[0]; if (c[1]) x q[1];");
    assertEquals(direct, called);
  }

  @Test
  void aRegisterDeclaredWithTheOutcomesOfASubroutineIsTheirRegister() {
    var head = "def m(qubit[2] q) -> bit[2] { return measure q; } qubit[2] q; ";
    var direct = OpenQasm3.read("qubit[2] q; bit[2] c; c = measure q; if (c == 2) x q[0];");
    assertEquals(direct, OpenQasm3.read(head + "bit[2] c = m(q); if (c == 2) x q[0];"));
    assertEquals(
        direct, OpenQasm3.read(head + "bit[2] c = m(q); bit[2] d = c; if (d == 2) x q[0];"));
  }

  @Test
  void braketsGatesAndBoxesAreReadWithoutAnInclude() {
    var box =
        OpenQasm3.read(
            "OPENQASM 3.0;\nbit[2] b;\n#pragma braket verbatim\nbox{\nprx(1.5, 0.0) $1;\n"
                + "cz $1, $2;\n}\nb[0] = measure $1;\nb[1] = measure $2;\n");
    var plain =
        OpenQasm3.read(
            "bit[2] b; r(1.5, 0.0) $1; cz $1, $2; b[0] = measure $1; b[1] = measure $2;");
    assertEquals(plain, box);
    assertTrue(box.isPhysical());
    assertEquals(3, box.qubits());
  }

  @Test
  void annotationsAndPragmasOfOthersAreSkipped() {
    assertEquals(
        OpenQasm3.read("qubit q; h q;"),
        OpenQasm3.read("pragma other thing\nqubit q;\n@note \"text\" 1 2\nh q;"));
  }
}
