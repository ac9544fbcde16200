package io.diffraqt.noisemodels;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the lines of which the golden programs consist: gates, delays in ns and resets on physical
/// qubits.
final class SmallQasm {
  private static final Pattern LINE =
      Pattern.compile("(?<name>\\w+)(\\((?<angles>.*)\\))?(\\[(?<ns>\\d+)ns])? (?<on>\\$.*);");

  private SmallQasm() {}

  static Circuit read(String program, int qubits) {
    var circuit = Circuit.onDeviceQubits(qubits);
    program
        .lines()
        .filter(line -> !line.startsWith("OPENQASM") && !line.startsWith("include"))
        .forEach(line -> circuit.add(instruction(line)));
    return circuit.build();
  }

  private static Instruction instruction(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("line '" + line + "'");
    }
    var on =
        Arrays.stream(parts.group("on").split(", "))
            .map(q -> Integer.valueOf(q.substring(1)))
            .toList();
    return switch (parts.group("name")) {
      case "delay" ->
          new Instruction.Delay(
              Double.parseDouble(parts.group("ns")) * 1e-9, Instruction.DelayUnit.SECOND, on);
      case "reset" -> new Instruction.Reset(on.getFirst());
      default ->
          new Instruction.Apply(
              StandardGate.named(parts.group("name")).orElseThrow(),
              angles(parts.group("angles")),
              on);
    };
  }

  private static List<Angle> angles(@Nullable String text) {
    var angles = new ArrayList<Angle>();
    if (text != null) {
      for (var one : text.split(",")) {
        angles.add(Angle.of(value(one.strip())));
      }
    }
    return angles;
  }

  /// Products and quotients of numbers and `pi`.
  private static double value(String text) {
    if (text.startsWith("-")) {
      return -value(text.substring(1));
    }
    var slash = text.lastIndexOf('/');
    if (slash >= 0) {
      return value(text.substring(0, slash)) / value(text.substring(slash + 1));
    }
    var star = text.lastIndexOf('*');
    if (star >= 0) {
      return value(text.substring(0, star)) * value(text.substring(star + 1));
    }
    return text.equals("pi") ? Math.PI : Double.parseDouble(text);
  }
}
