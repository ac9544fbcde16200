package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/// Rewrites circuits until a target accepts them. Immutable and thread-safe.
///
/// Levels: 0 translates; 1 also places by search and joins one-qubit gates; 2 lets gates pass
/// others with which they commute and resynthesises blocks on two qubits; 3 tries more. The result
/// depends on the circuit, the target and the options alone, not on the number of threads, unless
/// the time limit strikes.
public final class Transpiler {
  private final Target target;
  private final DeviceGraph graph;
  private final Options options;

  private Transpiler(Target target, DeviceGraph graph, Options options) {
    this.target = target;
    this.graph = graph;
    this.options = options;
  }

  /// A transpiler with level 1, seed 0, a chosen layout and a minute's time.
  public static Transpiler to(Target target) {
    return new Transpiler(target, DeviceGraph.of(target), Options.STANDARD);
  }

  /// The same with another level of effort.
  ///
  /// @throws IllegalArgumentException when it is not in 0..3
  public Transpiler withLevel(int level) {
    return with(options.withLevel(level));
  }

  /// The same with another seed of all random choices.
  public Transpiler withSeed(long seed) {
    return with(options.withSeed(seed));
  }

  /// The same with program qubit `k` starting on device qubit `places.get(k)`.
  public Transpiler withLayout(List<Integer> places) {
    return with(options.withLayout(places));
  }

  /// The same with a limit after which the best result so far is taken.
  ///
  /// @throws IllegalArgumentException when it is negative
  public Transpiler withTimeLimit(Duration limit) {
    return with(options.withTimeLimit(limit));
  }

  /// The same with another number of routed starts, of which the best is taken.
  ///
  /// @throws IllegalArgumentException when it is less than 1
  public Transpiler withTrials(int trials) {
    if (trials < 1) {
      throw new IllegalArgumentException(trials + " trials; 1 is the least");
    }
    return with(options.withTrials(trials));
  }

  /// The circuit in the target's language.
  ///
  /// It is on device qubits where the target restricts pairs or a layout is given, and on program
  /// qubits otherwise. A circuit that names device qubits keeps them. It comes back unchanged when
  /// the target runs every gate and accepts it.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when no rewriting makes it run, with
  ///   what is missing
  public CompiledCircuit compile(Circuit circuit) {
    if (isAccepted(circuit)) {
      var layout = Layout.identity(circuit.qubits());
      return new CompiledCircuit(
          circuit, layout, layout, List.of(), OptionalDouble.empty(), UnaryOperator.identity());
    }
    return new Compilation(new PlaceAndRoute(target, graph, options), circuit).run();
  }

  private boolean isAccepted(Circuit circuit) {
    return target.gates().anyGate()
        && options.layout().isEmpty()
        && (circuit.isPhysical() || target.coupling().everywhere())
        && target.violations(circuit).isEmpty();
  }

  private Transpiler with(Options changed) {
    return new Transpiler(target, graph, changed);
  }
}
