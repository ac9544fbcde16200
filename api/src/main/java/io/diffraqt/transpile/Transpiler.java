package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/// An ordered list of passes that ends in a target's language. Immutable and thread-safe.
public final class Transpiler {
  private final Target target;

  private Transpiler(Target target) {
    this.target = target;
  }

  /// A transpiler with the default options.
  public static Transpiler to(Target target) {
    return new Transpiler(target);
  }

  /// The circuit in the target's language; unchanged where the target accepts it already.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when no rewriting makes it run
  public CompiledCircuit compile(Circuit circuit) {
    target.require(circuit);
    var layout = Layout.identity(circuit.qubits());
    return new CompiledCircuit(
        circuit, layout, layout, List.of(), OptionalDouble.empty(), UnaryOperator.identity());
  }
}
