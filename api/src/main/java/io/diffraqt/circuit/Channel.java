package io.diffraqt.circuit;

import io.diffraqt.linalg.KrausChannel;
import java.util.List;

/// What an [Instruction.Noise] does to its qubits.
public sealed interface Channel {
  /// Number of qubits it acts on.
  int qubits();

  /// The map as matrices; operand `k` is bit `k` of their indices.
  KrausChannel kraus();

  /// A row of the table of named channels.
  ///
  /// @param kind which row
  /// @param values its probabilities, as many as the row takes
  record Named(StandardChannel kind, List<Double> values) implements Channel {
    /// @throws IllegalArgumentException when the count does not fit, a value is no probability, or
    ///   their sum is above 1 where they exclude each other
    public Named {
      values = List.copyOf(values);
      kind.require(values);
    }

    @Override
    public int qubits() {
      return kind.qubits();
    }

    @Override
    public KrausChannel kraus() {
      return kind.kraus(values);
    }
  }

  /// Any channel.
  ///
  /// @param kraus its matrices
  record General(KrausChannel kraus) implements Channel {
    @Override
    public int qubits() {
      return kraus.qubits();
    }
  }
}
