package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Register;
import io.diffraqt.noise.ReadoutError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A Clifford circuit as lines of primitives on a register without idle device qubits. Immutable
/// and thread-safe.
public final class Script {
  private static final Op[] OPS = Op.values();

  private final List<Integer> labels;
  private final List<Register> registers;

  /// Kind, `a` and `b` of each line in turns.
  private final int[] lines;

  private final List<Measurement> measurements;
  private final List<Noise> noises;
  private final List<PauliChannel> channels;
  private final List<Condition> conditions;

  /// A measurement.
  ///
  /// @param bit where the outcome goes
  /// @param keep which recorded outcomes go on
  /// @param readout how the record errs
  /// @param waits whether nothing acts on its qubit, and nothing uses its bit, afterwards
  /// @param place index of its instruction
  record Measurement(int bit, Keep keep, ReadoutError readout, boolean waits, int place) {}

  /// Random Paulis.
  ///
  /// @param channel number among the channels of the script
  /// @param first operand 0
  /// @param second operand 1; equal to the first where there is none
  record Noise(int channel, int first, int second) {}

  private Script(Builder builder, List<Integer> labels, List<Register> registers) {
    this.labels = List.copyOf(labels);
    this.registers = List.copyOf(registers);
    this.lines = Arrays.copyOf(builder.lines, 3 * builder.count);
    this.measurements = List.copyOf(builder.measurements);
    this.noises = List.copyOf(builder.noises);
    this.channels = List.copyOf(builder.channels);
    this.conditions = List.copyOf(builder.conditions);
  }

  /// Size of the simulated register.
  public int qubits() {
    return labels.size();
  }

  /// The circuit's qubit at each place, rising.
  public List<Integer> labels() {
    return labels;
  }

  /// The classical registers.
  public List<Register> registers() {
    return registers;
  }

  /// Number of classical bits.
  public int bits() {
    return registers.isEmpty() ? 0 : registers.getLast().end();
  }

  /// Number of lines.
  public int size() {
    return lines.length / 3;
  }

  /// Whether instructions depend on measured bits.
  public boolean hasConditions() {
    return !conditions.isEmpty();
  }

  /// Whether a channel acts or a read-out errs.
  public boolean isNoisy() {
    return !noises.isEmpty()
        || measurements.stream().anyMatch(m -> !m.readout().equals(ReadoutError.symmetric(0)));
  }

  /// Whether a kept measurement can drop a part of the runs.
  public boolean postSelects() {
    return measurements.stream().anyMatch(m -> m.keep() != Keep.BOTH);
  }

  Op op(int line) {
    return OPS[lines[3 * line]];
  }

  int a(int line) {
    return lines[3 * line + 1];
  }

  int b(int line) {
    return lines[3 * line + 2];
  }

  List<Measurement> measurements() {
    return measurements;
  }

  List<Noise> noises() {
    return noises;
  }

  List<PauliChannel> channels() {
    return channels;
  }

  List<Condition> conditions() {
    return conditions;
  }

  @Override
  public String toString() {
    return "Script[qubits=%d, lines=%d]".formatted(qubits(), size());
  }

  /// Appends lines. Not thread-safe.
  static final class Builder {
    private int[] lines = new int[96];
    private int count;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Noise> noises = new ArrayList<>();
    private final List<PauliChannel> channels = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    void line(Op op, int a, int b) {
      if (3 * count == lines.length) {
        lines = Arrays.copyOf(lines, 2 * lines.length);
      }
      lines[3 * count] = op.ordinal();
      lines[3 * count + 1] = a;
      lines[3 * count + 2] = b;
      count++;
    }

    void measure(int qubit, Measurement measurement) {
      line(Op.MEASURE, qubit, measurements.size());
      measurements.add(measurement);
    }

    void noise(Noise noise) {
      line(Op.NOISE, noises.size(), 0);
      noises.add(noise);
    }

    int channel(PauliChannel channel) {
      channels.add(channel);
      return channels.size() - 1;
    }

    boolean errs(int channel) {
      return channels.get(channel).error() > 0;
    }

    /// A branch on a condition; its target is set by [#here].
    int branch(Condition condition) {
      line(Op.BRANCH, conditions.size(), 0);
      conditions.add(condition);
      return count - 1;
    }

    int jump() {
      line(Op.JUMP, 0, 0);
      return count - 1;
    }

    /// Makes an earlier branch or jump lead to the next line.
    void here(int line) {
      lines[3 * line + 2] = count;
    }

    Script build(List<Integer> labels, List<Register> registers) {
      if (conditions.isEmpty()) {
        retire(labels.size());
      }
      return new Script(this, labels, registers);
    }

    /// Adds a line behind the last gate on each qubit, and behind its last measurement. Paulis and
    /// noise change signs of the qubit's own rows alone, and do not count.
    private void retire(int qubits) {
      var plain = Arrays.copyOf(lines, 3 * count);
      var gates = new int[qubits];
      var uses = new int[qubits];
      for (var k = 0; k < count; k++) {
        note(plain, k, gates, uses);
      }
      lines = new int[plain.length + 6 * qubits];
      count = 0;
      retireAt(0, gates, uses, qubits, plain);
      for (var k = 1; k <= plain.length / 3; k++) {
        line(OPS[plain[3 * k - 3]], plain[3 * k - 2], plain[3 * k - 1]);
        retireAt(k, gates, uses, qubits, plain);
      }
    }

    /// Notes the line behind a line as that from which on its qubits are free.
    private static void note(int[] plain, int k, int[] gates, int[] uses) {
      var a = plain[3 * k + 1];
      switch (OPS[plain[3 * k]]) {
        case H, S, SX, RESET -> {
          gates[a] = k + 1;
          uses[a] = k + 1;
        }
        case CX, CZ, SWAP -> {
          for (var q : new int[] {a, plain[3 * k + 2]}) {
            gates[q] = k + 1;
            uses[q] = k + 1;
          }
        }
        case MEASURE -> uses[a] = k + 1;
        case X, Z, NOISE, BRANCH, JUMP, RETIRE_X, RETIRE_Z -> {}
      }
    }

    private void retireAt(int k, int[] gates, int[] uses, int qubits, int[] plain) {
      if (k == 0) {
        for (var q = 0; q < qubits; q++) {
          retire(q, 0, gates, uses);
        }
        return;
      }
      var op = OPS[plain[3 * k - 3]];
      if (op != Op.NOISE && op != Op.BRANCH && op != Op.JUMP) {
        retire(plain[3 * k - 2], k, gates, uses);
        if (op == Op.CX || op == Op.CZ || op == Op.SWAP) {
          retire(plain[3 * k - 1], k, gates, uses);
        }
      }
    }

    private void retire(int qubit, int k, int[] gates, int[] uses) {
      if (gates[qubit] == k) {
        line(Op.RETIRE_X, qubit, 0);
      }
      if (uses[qubit] == k) {
        line(Op.RETIRE_Z, qubit, 0);
      }
    }
  }
}
