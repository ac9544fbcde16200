package io.diffraqt.openqasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.CircuitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text, reading gives a circuit or a [CircuitException], soon and within memory.
class FuzzTest {
  private static final int ROUNDS = 4_000;

  private static final List<String> PIECES =
      List.of(
          ";",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ",",
          "@",
          "ctrl @ ",
          "pow(2) @ ",
          "inv @ ",
          "q",
          "q[0]",
          "$1",
          "-",
          "**",
          "1e9",
          "0x1f",
          "\"01\"",
          "measure ",
          "if (c[0]) ",
          "for int i in [0:9] ",
          "while (false) ",
          "gphase(pi);",
          "h q;",
          "barrier;",
          "reset q;",
          "bit[2] b;",
          "++",
          "&&",
          "let a = q[0:1];",
          "return",
          "def f() {}",
          "f();",
          "c = measure q;",
          "int[8] n = 3;",
          "/*",
          "//",
          "\n",
          "#pragma x\n",
          "@note\n",
          "π",
          "τ",
          "100ns",
          "2im",
          "const ",
          "<<",
          "!=",
          "array[int, 3] ",
          "-9223372036854775808",
          "9223372036854775807",
          "1.5",
          "c",
          "!",
          "~");

  @Test
  void mutatedProgramsAreReadOrRefused() throws IOException {
    var random = new Random(40);
    var read = 0;
    for (var seed : seeds()) {
      for (var round = 0; round < ROUNDS / 20; round++) {
        read += isRead(mutated(seed, random)) ? 1 : 0;
      }
    }
    assertTrue(read > 50, "too few mutations are valid to test anything: " + read);
  }

  @Test
  void randomPiecesAreReadOrRefused() {
    var random = new Random(41);
    var read = 0;
    for (var round = 0; round < ROUNDS; round++) {
      var text = new StringBuilder("qubit[3] q; bit[3] c; ");
      for (var k = random.nextInt(12); k > 0; k--) {
        text.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
      }
      read += isRead(text.toString()) ? 1 : 0;
    }
    assertTrue(read > 50, "too few texts are valid to test anything: " + read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qubit[1000000000] q;",
        "bit[1000000000] c;",
        "qubit q; for int i in [0:1000000000] { h q; }",
        "int n; for int i in [0:1000000000] { n += 1; }",
        "int n; while (true) { n += 0; }",
        "qubit[10000] q; for int i in [0:100000] { barrier q; }",
        "qubit[10000] q; for int i in [0:100000] { h q; }",
        "qubit q; pow(1000000000) @ rx(0.1) q;",
        "qubit q; gate g a { x a; z a; } pow(1000000000) @ g q;",
        "qubit[3] q; ctrl(1000000000) @ x q[0], q[1];",
        "array[int, 1000, 1000, 1000] a;",
        "def f(int n) -> int { return f(n + 1); } int n = f(0);",
        "qubit q; bit c; for int i in [0:100000000] { bit b; b = measure q; }",
        "uint[8] n = 1; for int i in [9223372036854775800:9223372036854775807] { n <<= 1; }",
        "for int i in [-9223372036854775807:9223372036854775807] { }",
      })
  void bombsAreDefusedSoon(String text) {
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> isRead(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "{", "ctrl @ ", "if (true) ", "[", "1 + ", "x(", "1 ** "})
  void deepNestingIsRefused(String piece) {
    for (var prefix : List.of("", "int n = ", "qubit q; ")) {
      assertTrue(!isRead(prefix + piece.repeat(100_000)));
    }
  }

  @Test
  void gatesDefinedByGatesDefinedByGatesMultiply() {
    var text = new StringBuilder("qubit q; gate g0 a { x a; } ");
    for (var k = 1; k < 40; k++) {
      text.append("gate g%d a { g%d a; g%d a; } ".formatted(k, k - 1, k - 1));
    }
    assertTrue(!isRead(text + "g39 q;"));
  }

  @Test
  void theSameTextGivesTheSameCircuit() throws IOException {
    for (var seed : seeds()) {
      assertEquals(OpenQasm3.read(seed), OpenQasm3.read(seed));
    }
  }

  private static boolean isRead(String text) {
    try {
      Circuit circuit = OpenQasm3.read(text);
      return circuit.qubits() >= 0;
    } catch (CircuitException e) {
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("on the program:\n" + text, e);
    }
  }

  private static String mutated(String seed, Random random) {
    var text = new StringBuilder(seed);
    for (var k = 1 + random.nextInt(3); k > 0; k--) {
      var at = random.nextInt(text.length());
      var end = Math.min(text.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  private static List<String> seeds() throws IOException {
    var seeds = new ArrayList<String>();
    for (var name :
        List.of(
            "adder",
            "arrays",
            "cphase",
            "inverseqft1",
            "inverseqft2",
            "qec",
            "qft",
            "qpt",
            "rb",
            "teleport",
            "varteleport")) {
      try (var file =
          FuzzTest.class.getResourceAsStream("/openqasm/specification/" + name + ".qasm")) {
        seeds.add(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return seeds;
  }
}
