package io.diffraqt.transpile;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/// A circuit in a target's language, with the way back to the program.
///
/// @param circuit on device qubits
/// @param initial where each program qubit is at the start
/// @param last where each program qubit is at the end
/// @param stages what was run, in order
/// @param estimatedSuccess product of the fidelities of gates and read-out, if the target is
///   calibrated
/// @param rebinding from bindings of the program to bindings of `circuit`, row by row
public record CompiledCircuit(
    Circuit circuit,
    Layout initial,
    Layout last,
    List<Stage> stages,
    OptionalDouble estimatedSuccess,
    UnaryOperator<Bindings> rebinding) {
  /// Copies the stages.
  public CompiledCircuit {
    stages = List.copyOf(stages);
  }

  /// One stage that was run.
  ///
  /// @param name of the pass
  /// @param seconds it took
  public record Stage(String name, double seconds) {}

  /// Values for [#circuit] from values for the program; they differ where angles are computed from
  /// prepared amplitudes.
  public Bindings bindings(Bindings program) {
    return rebinding.apply(program);
  }
}
