package io.diffraqt.openqasm;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.openqasm.OpenQasm3.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/// Texts that are programs, or nearly, or not at all.
final class FuzzPrograms {
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
          "~",
          "\n#pragma braket noise bit_flip(0.1) q[0]\n",
          "\n#pragma braket noise kraus([[1, 0], [0, 1]]) q[0]\n",
          "\n#pragma braket result expectation x(q[0]) @ z(q[1])\n",
          "\n#pragma braket result probability all\n",
          "\n#pragma braket unitary([[1, 0], [0, 1im]]) q[0]\n",
          "\n#pragma braket verbatim\n",
          "box { x q; }",
          "switch (n) { case 1 { x q; } default { } }",
          "include \"stdgates.inc\";",
          "OPENQASM 2.0;",
          "OPENQASM 3.0;",
          "input float t;",
          "rx(t) q[0];",
          "if (c == 2) { x q; } else { y q; }");

  /// Counts that loops, registers, controls and powers are given.
  private static final List<String> COUNTS =
      List.of("0", "1", "2", "3", "17", "1000", "1000000000", "-1", "9223372036854775807", "n");

  private final Random random;
  private final List<String> seeds;

  FuzzPrograms(Random random) {
    this.random = random;
    this.seeds = new ArrayList<>(specification());
    for (var dialect : Dialect.values()) {
      for (var k = 0; k < 4; k++) {
        seeds.add(OpenQasm3.write(circuit(dialect, k), dialect));
      }
    }
  }

  private Circuit circuit(Dialect dialect, int index) {
    var circuit = Programs.random(random, 1 + index);
    var builder = Circuit.onQubits(circuit.qubits()).register("c", 2);
    builder.addAll(circuit.instructions()).measure(0, 0).measure(index, 1);
    if (dialect != Dialect.IBM) {
      builder.add(Programs.noise(random, 1, List.of(index)));
    }
    return builder.build();
  }

  /// The next text, of any kind.
  String next() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> mutated(seeds.get(random.nextInt(seeds.size())));
      case 2 -> soup();
      case 3 -> "qubit[3] q; bit[3] c; int n = 2; " + block(0);
      case 4 -> strange(mutated(soup()));
      default -> nested();
    };
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private String count() {
    return COUNTS.get(random.nextInt(COUNTS.size()));
  }

  private String soup() {
    var text = new StringBuilder("qubit[3] q; bit[3] c; ");
    for (var k = random.nextInt(12); k > 0; k--) {
      text.append(piece()).append(' ');
    }
    return text.toString();
  }

  private String mutated(String seed) {
    var text = new StringBuilder(seed);
    for (var k = 1 + random.nextInt(3); k > 0 && !text.isEmpty(); k--) {
      var at = random.nextInt(text.length());
      var end = Math.min(text.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, piece());
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  /// Statements within statements, with counts of all sizes.
  private String block(int depth) {
    var text = new StringBuilder();
    for (var k = 1 + random.nextInt(3); k > 0; k--) {
      text.append(statement(depth)).append(' ');
    }
    return text.toString();
  }

  private String statement(int depth) {
    if (depth > 6) {
      return "h q;";
    }
    var inner = block(depth + 1 + random.nextInt(2));
    return switch (random.nextInt(14)) {
      case 0 -> "for int i%d in [0:%s] { %s }".formatted(depth, count(), inner);
      case 1 -> "while (n < %s) { n += 1; %s }".formatted(count(), inner);
      case 2 -> "if (c[%d]) { %s } else { %s }".formatted(depth % 3, inner, inner);
      case 3 -> "ctrl(%s) @ pow(%s) @ rx(0.1) q[0], q[1];".formatted(count(), count());
      case 4 -> "qubit[%s] r%d; h r%d;".formatted(count(), depth, depth);
      case 5 ->
          "def f%d(int n) { if (n > 0) { f%d(n - 1); } } f%d(%s);"
              .formatted(depth, depth, depth, count());
      case 6 ->
          "gate g%d(a) x0, x1 { cp(a) x0, x1; pow(%s) @ x x0; } g%d(1) q[0], q[1];"
              .formatted(depth, count(), depth);
      case 7 ->
          "array[int, %s, %s] a%d; a%d[0, 0] = %s;"
              .formatted(count(), count(), depth, depth, count());
      case 8 -> "c = measure q; if (c == %s) { reset q; }".formatted(count());
      case 9 -> "{ %s }".formatted(inner);
      case 10 -> "\n#pragma braket noise bit_flip(0.%d) q[%d]\n".formatted(depth, depth % 3);
      case 11 -> "let s%d = q[0:%s]; n = n * %s;".formatted(depth, count(), count());
      case 12 -> "delay[%sns] q; barrier q; n <<= %s;".formatted(count(), count());
      default -> "h q[n %% 3]; x q[1];";
    };
  }

  /// Characters of all planes, halves of characters, and what looks like a blank.
  private String strange(String seed) {
    var text = new StringBuilder(seed);
    for (var k = random.nextInt(4); k > 0; k--) {
      var at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, Character.toString(random.nextInt(0x110000)));
        case 1 -> text.insert(at, (char) (0xd800 + random.nextInt(0x800)));
        case 2 -> text.insert(at, "\u0000\ufeff\u200b\u2028\r\u00a0".charAt(random.nextInt(6)));
        default -> text.insert(at, piece().repeat(1 + random.nextInt(20_000)));
      }
    }
    return text.toString();
  }

  /// One opening or several in turns, thousands of times, perhaps closed again.
  private String nested() {
    var open = List.of("(", "[", "{", "-", "ctrl @ ", "if (c[0]) {", "x(", "for int i in [0:1] {");
    var close = List.of(")", "]", "}", "", "", "}", ")", "}");
    var kinds =
        IntStream.range(0, 1 + random.nextInt(2)).map(_ -> random.nextInt(open.size())).toArray();
    var depth = 1 << random.nextInt(15);
    var text = new StringBuilder("qubit[3] q; bit[3] c; int n = ");
    text.setLength(random.nextBoolean() ? text.length() : "qubit[3] q; bit[3] c; ".length());
    for (var k = 0; k < depth; k++) {
      text.append(open.get(kinds[k % kinds.length]));
    }
    text.append(random.nextBoolean() ? "1" : "h q;");
    for (var k = depth - 1; k >= 0 && depth % 3 > 0; k--) {
      text.append(close.get(kinds[k % kinds.length]));
    }
    return text.append(';').toString();
  }

  /// The specification's example programs that are read.
  static List<String> specification() {
    return List.of(
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
            "varteleport")
        .stream()
        .map(FuzzPrograms::example)
        .toList();
  }

  private static String example(String name) {
    var path = "/openqasm/specification/" + name + ".qasm";
    try (var file = FuzzPrograms.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }
}
