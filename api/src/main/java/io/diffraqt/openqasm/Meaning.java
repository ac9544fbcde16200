package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.StandardGate;
import java.util.function.BiConsumer;

/// What a gate's name stands for in a program.
sealed interface Meaning {
  /// Number of angles.
  int angles();

  /// Number of operands.
  int operands();

  /// A row of the gate table.
  record Row(StandardGate gate) implements Meaning {
    @Override
    public int angles() {
      return gate.angleCount();
    }

    @Override
    public int operands() {
      return gate.qubits();
    }
  }

  /// A user's definition that equals `e^{i·phase}` times a row of the gate table.
  record Recognised(StandardGate gate, double phase) implements Meaning {
    @Override
    public int angles() {
      return gate.angleCount();
    }

    @Override
    public int operands() {
      return gate.qubits();
    }
  }

  /// A fixed sequence of gates, appended to a builder on the operands `0, 1, …`.
  record Composed(int angles, int operands, BiConsumer<Circuit.Builder, Angle[]> steps)
      implements Meaning {}

  /// A user's definition, run for every call.
  record Defined(Statement.GateDefinition definition) implements Meaning {
    @Override
    public int angles() {
      return definition.parameters().size();
    }

    @Override
    public int operands() {
      return definition.operands().size();
    }
  }
}
