package io.diffraqt.circuit;

import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.Instruction.Conditional;
import io.diffraqt.circuit.Instruction.Measure;
import io.diffraqt.circuit.Instruction.Prepare;
import io.diffraqt.error.CircuitException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An immutable program on `n` qubits and `m` classical bits. Thread-safe.
///
/// All qubits start in state 0 and all bits at 0. Qubit 0 is the least significant bit of a basis
/// index. A *physical* circuit names the qubits of a device.
public final class Circuit {
  private final int qubits;
  private final boolean physical;
  private final List<Register> registers;
  private final List<Instruction> instructions;
  private final Columns columns;

  /// Found at the first need, since programs of many thousand instructions are keys of caches; 0
  /// until then. All threads that race for it find the same.
  private int hash;

  Circuit(
      int qubits,
      boolean physical,
      List<Register> registers,
      List<Instruction> instructions,
      List<Parameter> declared) {
    this.qubits = qubits;
    this.physical = physical;
    this.registers = List.copyOf(registers);
    this.instructions = List.copyOf(instructions);
    this.columns = columnsOf(this.instructions, declared);
  }

  /// Starts a program on `count` qubits.
  ///
  /// @param count 0 or more
  public static Builder onQubits(int count) {
    return new Builder(count, false);
  }

  /// Starts a program on the qubits of a device with `count` of them.
  public static Builder onDeviceQubits(int count) {
    return new Builder(count, true);
  }

  /// Number of qubits.
  public int qubits() {
    return qubits;
  }

  /// Whether qubit indices are those of a device.
  public boolean isPhysical() {
    return physical;
  }

  /// Number of classical bits, those of all registers.
  public int bits() {
    return registers.isEmpty() ? 0 : registers.getLast().end();
  }

  /// The classical registers, in order, without gaps.
  public List<Register> registers() {
    return registers;
  }

  /// The program, first step first.
  public List<Instruction> instructions() {
    return instructions;
  }

  /// Every instruction, those inside conditionals included, in order.
  public Stream<Instruction> flattened() {
    return instructions.stream().flatMap(Circuit::flatten);
  }

  /// Free parameters and amplitude slots, in the order of a [Bindings] table.
  public Columns columns() {
    return columns;
  }

  /// Free parameters, declared ones first, then by first use.
  public List<Parameter> parameters() {
    return columns.parameters();
  }

  /// The qubits that some instruction other than a barrier touches, rising.
  public List<Integer> usedQubits() {
    var used = new TreeSet<Integer>();
    flattened()
        .filter(i -> !(i instanceof Instruction.Barrier))
        .forEach(i -> used.addAll(i.qubits()));
    return List.copyOf(used);
  }

  /// Number of instructions, conditionals included, that satisfy `test`.
  public int count(Predicate<Instruction> test) {
    return (int) flattened().filter(test).count();
  }

  /// Number of gates on two or more qubits.
  public int multiQubitGates() {
    return count(i -> i instanceof Apply(var gate, _, _) && gate.qubits() >= 2);
  }

  /// Longest chain of instructions that share qubits or bits; barriers and global phases are free.
  public int depth() {
    return Depth.of(this, i -> true);
  }

  /// Longest chain of gates on two or more qubits.
  public int multiQubitDepth() {
    return Depth.of(this, i -> i instanceof Apply(var gate, _, _) && gate.qubits() >= 2);
  }

  /// The register with this name.
  public Optional<Register> register(String name) {
    return registers.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /// Whether a bit is written and something acts on the measured qubit, or reads the bit, later.
  public boolean hasMidCircuitMeasurement() {
    return MidCircuit.measures(this);
  }

  /// Whether a channel is written into it, inside of conditionals too.
  public boolean hasNoise() {
    return flattened().anyMatch(Instruction.Noise.class::isInstance);
  }

  /// Whether any measurement occurs.
  public boolean hasMeasurement() {
    return flattened().anyMatch(Measure.class::isInstance);
  }

  /// The same circuit with the values of one row of `bindings` in place of every parameter and
  /// slot.
  ///
  /// @throws CircuitException when a name is unbound
  public Circuit bound(Bindings bindings, int row) {
    var values = bindings.arrangedFor(columns);
    return new Circuit(
        qubits, physical, registers, Binding.of(values, row).all(instructions), List.of());
  }

  /// This circuit with other instructions, registers and qubits kept; declared parameters too.
  public Circuit withInstructions(List<Instruction> replaced) {
    var builder = new Builder(qubits, physical);
    registers.forEach(r -> builder.register(r.name(), r.size()));
    columns.parameters().forEach(builder::parameter);
    return builder.addAll(replaced).build();
  }

  /// This circuit on other qubits: qubit `q` becomes `places.applyAsInt(q)`.
  public Circuit onQubits(int count, boolean device, IntUnaryOperator places) {
    return new Circuit(
        count,
        device,
        registers,
        instructions.stream().map(i -> Relabel.qubits(i, places)).toList(),
        columns.parameters());
  }

  /// The inverse of a circuit of gates and barriers.
  ///
  /// @throws CircuitException when it measures, resets, prepares, waits, branches or has noise
  public Circuit inverse() {
    var reversed = new ArrayList<Instruction>();
    for (var instruction : instructions.reversed()) {
      reversed.add(
          switch (instruction) {
            case Apply apply -> apply.inverse();
            case Instruction.Barrier barrier -> barrier;
            case Measure _,
                Instruction.Reset _,
                Prepare _,
                Instruction.Delay _,
                Instruction.Noise _,
                Conditional _ ->
                throw new CircuitException(
                    instruction.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                        + " has no inverse; only gates have");
          });
    }
    return withInstructions(reversed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Circuit that
        && qubits == that.qubits
        && physical == that.physical
        && registers.equals(that.registers)
        && columns.equals(that.columns)
        && instructions.equals(that.instructions);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Objects.hash(qubits, physical, registers, instructions);
    }
    return hash;
  }

  @Override
  public String toString() {
    return "Circuit[qubits=%d, bits=%d, instructions=%d, parameters=%d]"
        .formatted(qubits, bits(), instructions.size(), columns.parameters().size());
  }

  private static Stream<Instruction> flatten(Instruction instruction) {
    return instruction instanceof Conditional(_, var then, var otherwise)
        ? Stream.concat(then.stream(), otherwise.stream()).flatMap(Circuit::flatten)
        : Stream.of(instruction);
  }

  private static Columns columnsOf(List<Instruction> instructions, List<Parameter> declared) {
    var parameters = new LinkedHashSet<>(declared);
    var slots = new LinkedHashSet<Amplitudes.Slot>();
    instructions.stream()
        .flatMap(Circuit::flatten)
        .forEach(instruction -> {
          if (instruction instanceof Apply(_, var angles, _)) {
            for (var angle : angles) {
              angle.terms().forEach(term -> parameters.add(term.parameter()));
            }
          }
          if (instruction instanceof Prepare(_, Amplitudes.Slot slot)) {
            slots.add(slot);
          }
        });
    return Columns.of(List.copyOf(parameters), List.copyOf(slots));
  }

  /// Appends instructions and checks each index as it comes. Not thread-safe.
  public static final class Builder implements GateSteps<Builder> {
    private final int qubits;
    private final boolean physical;
    private final List<Register> registers = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final LinkedHashSet<Parameter> declared = new LinkedHashSet<>();
    private boolean growing;

    private Builder(int qubits, boolean physical) {
      this.qubits = qubits;
      this.physical = physical;
      if (qubits < 0) {
        throw new CircuitException("a circuit on " + qubits + " qubits; 0 is the least");
      }
    }

    /// Adds a classical register after those there are.
    public Builder register(String name, int size) {
      if (growing || registers.stream().anyMatch(r -> r.name().equals(name))) {
        throw new CircuitException("register " + name + " is declared twice or after first use");
      }
      registers.add(new Register(name, bits(), size));
      return this;
    }

    /// Declares a parameter, so that it has a column even where no gate uses it.
    public Builder parameter(Parameter parameter) {
      declared.add(parameter);
      return this;
    }

    /// Measures a qubit into a bit; without declared registers a register `c` grows as needed.
    public Builder measure(int qubit, int bit) {
      return add(new Measure(qubit, bit, Keep.BOTH));
    }

    /// Measures a qubit into a bit and keeps one outcome only.
    public Builder measureKeeping(int qubit, int bit, Keep keep) {
      return add(new Measure(qubit, bit, keep));
    }

    /// Measures qubit `k` into bit `k`, for all qubits.
    public Builder measureAll() {
      for (var q = 0; q < qubits; q++) {
        measure(q, q);
      }
      return this;
    }

    /// Puts a qubit in state 0.
    public Builder reset(int qubit) {
      return add(new Instruction.Reset(qubit));
    }

    /// Forbids moving gates across it; on all qubits when none is named.
    public Builder barrier(Integer... on) {
      var all = IntStream.range(0, qubits).boxed().toList();
      return add(new Instruction.Barrier(on.length == 0 ? all : List.of(on)));
    }

    /// Resets qubits and puts them in a state.
    public Builder prepare(Amplitudes amplitudes, Integer... on) {
      return add(new Prepare(List.of(on), amplitudes));
    }

    /// Runs `then` where the condition on measured bits holds.
    public Builder when(Condition condition, Instruction... then) {
      return add(new Conditional(condition, List.of(then), List.of()));
    }

    @Override
    public Builder apply(Gate gate, List<Angle> angles, List<Integer> on) {
      return add(new Apply(gate, angles, on));
    }

    /// Appends any instruction.
    ///
    /// @throws CircuitException when a qubit or bit index is out of range
    public Builder add(Instruction instruction) {
      check(instruction);
      instructions.add(instruction);
      return this;
    }

    /// Appends instructions in order.
    public Builder addAll(Iterable<Instruction> more) {
      more.forEach(this::add);
      return this;
    }

    /// Number of bits declared so far.
    public int bits() {
      return registers.isEmpty() ? 0 : registers.getLast().end();
    }

    /// Number of instructions so far.
    public int size() {
      return instructions.size();
    }

    /// The program so far.
    public Circuit build() {
      return new Circuit(qubits, physical, registers, instructions, List.copyOf(declared));
    }

    private void check(Instruction instruction) {
      for (int qubit : instruction.qubits()) {
        requireIndex("qubit", qubit, qubits);
      }
      switch (instruction) {
        case Measure measure -> checkBit(measure.bit());
        case Conditional(var condition, var then, var otherwise) -> {
          condition.bitsRead().forEach(bit -> requireIndex("bit", bit, bits()));
          then.forEach(this::check);
          otherwise.forEach(this::check);
        }
        case Apply _,
            Instruction.Reset _,
            Instruction.Barrier _,
            Instruction.Delay _,
            Instruction.Noise _,
            Prepare _ -> {}
      }
    }

    private void checkBit(int bit) {
      if (bit >= bits() && (registers.isEmpty() || growing)) {
        growing = true;
        registers.clear();
        registers.add(new Register("c", 0, bit + 1));
      }
      requireIndex("bit", bit, bits());
    }

    private void requireIndex(String what, int index, int count) {
      if (index < 0 || index >= count) {
        throw new CircuitException(
            "instruction %d uses %s %d, and the circuit has %d (0 to %d)"
                .formatted(instructions.size(), what, index, count, count - 1));
      }
    }
  }
}
