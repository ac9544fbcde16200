package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import java.util.Set;

/// One rewriting of a circuit into an equivalent one on the same qubits and bits.
///
/// Equivalent: the same joint distribution of all bits, and the same state where it is not
/// discarded, for every value of the parameters. Implementations are immutable and thread-safe.
public interface Pass {
  /// What a pass leaves true where it was true.
  enum Property {
    /// Every gate is one of the target's.
    NATIVE,
    /// Every two-qubit gate acts on a pair that the target joins.
    COUPLED,
    /// No gate acts on more than two qubits.
    SMALL_GATES
  }

  /// A short name for reports.
  String name();

  /// The equivalent circuit.
  Circuit run(Circuit circuit);

  /// The properties that hold for the result whenever they hold for the argument.
  Set<Property> preserves();
}
