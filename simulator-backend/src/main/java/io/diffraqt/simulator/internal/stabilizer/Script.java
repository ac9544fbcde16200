package io.diffraqt.simulator.internal.stabilizer;

import io.diffraqt.circuit.Condition;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Register;
import io.diffraqt.noise.ReadoutError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A Clifford circuit as lines of primitives on a register without idle device qubits. Immutable
/// and thread-safe.
public final class Script {
  private final List<Integer> labels;
  private final List<Register> registers;

  private final Op[] ops;

  /// `a` and `b` of each line in turns.
  private final int[] numbers;

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

  /// The two arms of a branch.
  ///
  /// @param condition number of the one that chooses
  /// @param then first line of what runs where it holds; its last one jumps to the end
  /// @param otherwise first line of what runs where it does not
  /// @param end first line behind both
  record Arms(int condition, int then, int otherwise, int end) {}

  private Script(Builder builder, List<Integer> labels, List<Register> registers) {
    this.labels = List.copyOf(labels);
    this.registers = List.copyOf(registers);
    this.ops = Arrays.copyOf(builder.ops, builder.count);
    this.numbers = Arrays.copyOf(builder.numbers, 2 * builder.count);
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
    return ops.length;
  }

  /// Whether instructions depend on measured bits.
  public boolean hasConditions() {
    return !conditions.isEmpty();
  }

  /// Whether nothing but Paulis and noise depends on measured bits.
  public boolean feedsAll() {
    return IntStream.range(0, size()).allMatch(line -> op(line) != Op.BRANCH || feeds(line));
  }

  /// Whether both arms of a branch hold nothing but Paulis, noise, and such branches.
  boolean feeds(int branch) {
    return IntStream.range(branch, arms(branch).end()).allMatch(line -> op(line).isFed());
  }

  /// The arms of the branch at a line.
  Arms arms(int branch) {
    var otherwise = b(branch);
    return new Arms(a(branch), branch + 1, otherwise, b(otherwise - 1));
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
    return ops[line];
  }

  int a(int line) {
    return numbers[2 * line];
  }

  int b(int line) {
    return numbers[2 * line + 1];
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
    private Op[] ops = new Op[32];
    private int[] numbers = new int[64];
    private int count;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Noise> noises = new ArrayList<>();
    private final List<PauliChannel> channels = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    void line(Op op, int a, int b) {
      if (count == ops.length) {
        ops = Arrays.copyOf(ops, 2 * count);
        numbers = Arrays.copyOf(numbers, 4 * count);
      }
      ops[count] = op;
      numbers[2 * count] = a;
      numbers[2 * count + 1] = b;
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
      numbers[2 * line + 1] = count;
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
      var lifetimes = new Lifetimes(qubits);
      for (var k = 0; k < count; k++) {
        lifetimes.note(k, ops[k], numbers[2 * k], numbers[2 * k + 1]);
      }
      var oldOps = Arrays.copyOf(ops, count);
      var oldNumbers = Arrays.copyOf(numbers, 2 * count);
      count = 0;
      for (var q = 0; q < qubits; q++) {
        lifetimes.retire(q, -1, this);
      }
      for (var k = 0; k < oldOps.length; k++) {
        var a = oldNumbers[2 * k];
        var b = oldNumbers[2 * k + 1];
        line(oldOps[k], a, b);
        if (oldOps[k].isGate() || oldOps[k] == Op.MEASURE) {
          lifetimes.retire(a, k, this);
        }
        if (oldOps[k].isPair()) {
          lifetimes.retire(b, k, this);
        }
      }
    }
  }

  /// The last line that is a gate on a qubit, and the last one that reads it at all; −1 for none.
  ///
  /// @param gates by qubit
  /// @param uses by qubit
  @SuppressWarnings("ArrayRecordComponent") // Lives inside one call.
  private record Lifetimes(int[] gates, int[] uses) {
    Lifetimes(int qubits) {
      this(new int[qubits], new int[qubits]);
      Arrays.fill(gates, -1);
      Arrays.fill(uses, -1);
    }

    void note(int line, Op op, int a, int b) {
      if (op.isGate()) {
        gates[a] = line;
        uses[a] = line;
      } else if (op == Op.MEASURE) {
        uses[a] = line;
      }
      if (op.isPair()) {
        gates[b] = line;
        uses[b] = line;
      }
    }

    void retire(int qubit, int line, Builder script) {
      if (gates[qubit] == line) {
        script.line(Op.RETIRE_X, qubit, 0);
      }
      if (uses[qubit] == line) {
        script.line(Op.RETIRE_Z, qubit, 0);
      }
    }
  }
}
