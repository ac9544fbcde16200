package io.diffraqt.noisemodels;

import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction.Apply;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Which gates a rule is about; every condition that is set must hold.
///
/// @param names OpenQASM names; empty for all
/// @param except names left out, such as that of a virtual gate
/// @param arity number of operands; empty for any
/// @param operands device qubits in operand order; empty for all
public record Selector(
    Set<String> names, Set<String> except, OptionalInt arity, List<Integer> operands) {
  /// Copies the collections.
  ///
  /// @throws IllegalArgumentException when the arity is below 1, or is not the number of operands
  public Selector {
    names = Set.copyOf(names);
    except = Set.copyOf(except);
    operands = List.copyOf(operands);
    if (arity.isPresent() && arity.getAsInt() < 1) {
      throw new IllegalArgumentException("gates on " + arity.getAsInt() + " qubits have no noise");
    }
    if (arity.isPresent() && !operands.isEmpty() && operands.size() != arity.getAsInt()) {
      throw new IllegalArgumentException(
          "gates on %d qubits at operands %s".formatted(arity.getAsInt(), operands));
    }
  }

  /// Every gate with an operand.
  public static Selector all() {
    return new Selector(Set.of(), Set.of(), OptionalInt.empty(), List.of());
  }

  /// Gates of this kind, wherever they act.
  public static Selector gate(Gate gate) {
    return new Selector(
        Set.of(gate.gateName()), Set.of(), OptionalInt.of(gate.qubits()), List.of());
  }

  /// Gates with this number of operands, 1 or more.
  public static Selector arity(int qubits) {
    return new Selector(Set.of(), Set.of(), OptionalInt.of(qubits), List.of());
  }

  /// These only where they act on exactly these operands, in this order.
  public Selector on(Integer... qubits) {
    return new Selector(names, except, arity, List.of(qubits));
  }

  /// These without the gates of some names.
  public Selector except(String... gates) {
    return new Selector(names, Set.of(gates), arity, operands);
  }

  /// Whether the gate, at its operands, is meant.
  public boolean matches(Apply apply) {
    var name = apply.gate().gateName();
    return !apply.qubits().isEmpty()
        && (names.isEmpty() || names.contains(name))
        && !except.contains(name)
        && (arity.isEmpty() || arity.getAsInt() == apply.qubits().size())
        && (operands.isEmpty() || operands.equals(apply.qubits()));
  }

  /// The one number of operands that all of these have, if that is known.
  OptionalInt operandCount() {
    return arity.isPresent() || operands.isEmpty() ? arity : OptionalInt.of(operands.size());
  }
}
