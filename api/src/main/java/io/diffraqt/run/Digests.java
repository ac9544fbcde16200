package io.diffraqt.run;

import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Amplitudes;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Channel;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.ComplexMatrix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of programs and submissions, 64 hexadecimal digits. Equal contents have equal digests.
final class Digests {
  private final MessageDigest digest;

  private Digests() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  static String ofText(String text) {
    return new Digests().add(text).hex();
  }

  static String of(Circuit circuit) {
    return new Digests().add(circuit).hex();
  }

  /// The key is left out: it is made from this digest.
  static String of(List<Submission.Run> runs) {
    var digests = new Digests();
    for (var run : runs) {
      digests.add(run.circuit()).add(run.bindings()).add(run.request().toString());
    }
    return digests.hex();
  }

  private Digests add(Circuit circuit) {
    add("%d %s %s".formatted(circuit.qubits(), circuit.isPhysical(), circuit.registers()));
    circuit.instructions().forEach(this::add);
    return this;
  }

  private Digests add(Bindings bindings) {
    add(bindings.columns().toString());
    for (var row = 0; row < bindings.rows(); row++) {
      add(bindings.row(row));
    }
    return this;
  }

  private void add(Instruction instruction) {
    switch (instruction) {
      case Instruction.Apply(var gate, var angles, var qubits) -> {
        add(gate);
        add(angles + " " + qubits);
      }
      case Instruction.Prepare(var qubits, Amplitudes.Fixed fixed) -> {
        add("prepare " + qubits);
        add(amplitudes(fixed));
      }
      case Instruction.Conditional(var condition, var then, var otherwise) -> {
        add("if " + condition + " " + then.size() + " " + otherwise.size());
        then.forEach(this::add);
        otherwise.forEach(this::add);
      }
      case Instruction.Noise(Channel.General(var kraus), var qubits) -> {
        add("noise " + qubits);
        kraus.operators().forEach(this::add);
      }
      case Instruction.Noise _,
          Instruction.Prepare _,
          Instruction.Measure _,
          Instruction.Reset _,
          Instruction.Barrier _,
          Instruction.Delay _ ->
          add(instruction.toString());
    }
  }

  private void add(Gate gate) {
    switch (gate) {
      case StandardGate row -> add(row.gateName());
      case ControlledGate(var base, var controls) -> {
        add("controls " + controls);
        add(base);
      }
      case UnitaryGate(var name, var matrix) -> {
        add(name);
        add(matrix);
      }
    }
  }

  private void add(ComplexMatrix matrix) {
    for (var row = 0; row < matrix.rows(); row++) {
      for (var column = 0; column < matrix.columns(); column++) {
        add(new double[] {matrix.re(row, column), matrix.im(row, column)});
      }
    }
  }

  private static double[] amplitudes(Amplitudes.Fixed fixed) {
    var size = 1 << fixed.qubits();
    var parts = new double[2 * size];
    for (var k = 0; k < size; k++) {
      parts[k] = fixed.re(k);
      parts[size + k] = fixed.im(k);
    }
    return parts;
  }

  private Digests add(String text) {
    digest.update((text.length() + ":" + text + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private void add(double[] values) {
    var bytes = ByteBuffer.allocate(8 * values.length);
    for (var value : values) {
      bytes.putDouble(value);
    }
    digest.update(bytes.array());
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
