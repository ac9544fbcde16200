package io.diffraqt.noisemodels;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Noise by rules: after these gates that channel, whatever the device. Immutable and thread-safe.
///
/// All rules that match an instruction apply, in the order in which they were added. A channel on
/// one qubit acts on each operand of the gate; any other must have as many qubits as the gate.
/// Measurements, preparations and barriers have no channel.
public final class NoiseRules implements NoiseModel {
  private final String description;
  private final List<Rule> rules;
  private final List<KrausChannel> resets;
  private final Waits waits;
  private final Readout readout;

  private NoiseRules(Builder builder) {
    this.description = builder.description;
    this.rules = List.copyOf(builder.rules);
    this.resets = List.copyOf(builder.resets);
    this.waits = builder.waits;
    this.readout = builder.readout;
  }

  private record Rule(Selector selector, KrausChannel channel) {}

  /// Starts a model; the description goes into provenance.
  public static Builder describedAs(String description) {
    return new Builder(description);
  }

  @Override
  public List<Placed> after(Instruction instruction) {
    return switch (instruction) {
      case Apply apply -> afterGate(apply);
      case Instruction.Reset(var qubit) ->
          resets.stream().map(channel -> new Placed(channel, List.of(qubit))).toList();
      case Instruction.Delay delay -> waits.during(delay);
      case Instruction.Measure _,
          Instruction.Barrier _,
          Instruction.Noise _,
          Instruction.Prepare _,
          Instruction.Conditional _ ->
          List.of();
    };
  }

  @Override
  public Optional<ReadoutError> readout(int qubit) {
    return readout.error(qubit);
  }

  @Override
  public String description() {
    return description;
  }

  private List<Placed> afterGate(Apply apply) {
    return rules.stream()
        .filter(rule -> rule.selector.matches(apply))
        .flatMap(rule -> place(rule.channel, apply).stream())
        .toList();
  }

  private static List<Placed> place(KrausChannel channel, Apply apply) {
    if (channel.qubits() == 1) {
      return apply.qubits().stream().map(q -> new Placed(channel, List.of(q))).toList();
    }
    return List.of(new Placed(channel, apply.qubits()));
  }

  private static void requireFit(KrausChannel channel, OptionalInt operands) {
    if (channel.qubits() != 1 && !operands.equals(OptionalInt.of(channel.qubits()))) {
      throw new IllegalArgumentException(
          "a channel on %d qubits after gates on %s; must be the same number, or 1"
              .formatted(
                  channel.qubits(),
                  operands.isPresent() ? operands.getAsInt() : "any number of qubits"));
    }
  }

  /// Collects rules. Not thread-safe.
  public static final class Builder {
    private final String description;
    private final List<Rule> rules = new ArrayList<>();
    private final List<KrausChannel> resets = new ArrayList<>();
    private Waits waits = Waits.none();
    private Readout readout = Readout.perfect();

    private Builder(String description) {
      this.description = Objects.requireNonNull(description);
    }

    /// Adds a channel after each of the selected gates.
    ///
    /// @throws IllegalArgumentException when the channel fits no such gate
    public Builder after(Selector gates, KrausChannel channel) {
      requireFit(channel, gates.operandCount());
      rules.add(new Rule(gates, channel));
      return this;
    }

    /// Adds a one-qubit channel after each reset.
    ///
    /// @throws IllegalArgumentException when the channel is on more qubits
    public Builder afterReset(KrausChannel channel) {
      requireFit(channel, OptionalInt.of(1));
      resets.add(channel);
      return this;
    }

    /// What happens while qubits wait in a `Delay`.
    public Builder whileWaiting(Waits relaxation) {
      this.waits = relaxation;
      return this;
    }

    /// How read-out errs.
    public Builder readout(Readout errors) {
      this.readout = errors;
      return this;
    }

    /// The model so far.
    public NoiseRules build() {
      return new NoiseRules(this);
    }
  }
}
