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
/// @param figures what is expected of it
/// @param rebinding from bindings of the program to bindings of `circuit`, row by row
public record CompiledCircuit(
    Circuit circuit,
    Layout initial,
    Layout last,
    List<Stage> stages,
    Figures figures,
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

  /// What is expected of a compiled circuit.
  ///
  /// @param success product of the fidelities of gates, read-out and waiting and of `kept`; empty
  ///   where the target is not calibrated
  /// @param seconds how long one run takes; empty where the target is not calibrated
  /// @param kept product of the average fidelities of the blocks that were approximated; 1 where
  ///   the circuit is exact
  public record Figures(OptionalDouble success, OptionalDouble seconds, double kept) {
    /// Nothing is known, and nothing is given up.
    public static final Figures NONE =
        new Figures(OptionalDouble.empty(), OptionalDouble.empty(), 1);
  }

  /// A circuit that runs as it is.
  public static CompiledCircuit unchanged(Circuit circuit) {
    var layout = Layout.identity(circuit.qubits());
    return new CompiledCircuit(
        circuit, layout, layout, List.of(), Figures.NONE, UnaryOperator.identity());
  }

  /// Product of the fidelities of gates, read-out and waiting, if the target is calibrated.
  public OptionalDouble estimatedSuccess() {
    return figures.success();
  }

  /// How long one run takes in seconds, if the target is calibrated.
  public OptionalDouble duration() {
    return figures.seconds();
  }

  /// Whether it does exactly what the program does.
  public boolean isExact() {
    return figures.kept() == 1;
  }

  /// Values for [#circuit] from values for the program; they differ where angles are computed from
  /// prepared amplitudes.
  public Bindings bindings(Bindings program) {
    return rebinding.apply(program);
  }
}
