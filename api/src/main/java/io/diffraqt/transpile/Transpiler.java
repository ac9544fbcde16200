package io.diffraqt.transpile;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// Rewrites circuits until a target accepts them. Immutable and thread-safe.
///
/// Levels: 0 translates; 1 also places by search and joins one-qubit gates; 2 lets gates pass
/// others with which they commute and resynthesises blocks on two qubits; 3 tries more. The result
/// depends on the circuit, the target and the options alone, not on the number of threads, unless
/// the time limit strikes.
///
/// A level is an ordered list of passes around the placement; [#withPassesBefore] and
/// [#withPassesAfter] put others at both ends of it. With level 0, which does not optimise, they
/// are all there is.
public final class Transpiler {
  private final Target target;
  private final LazyGraph graph;
  private final Options options;
  private final Stopwatch watch;

  private Transpiler(Target target, LazyGraph graph, Options options, Stopwatch watch) {
    this.target = target;
    this.graph = graph;
    this.options = options;
    this.watch = watch;
  }

  /// A transpiler with level 1, seed 0, a chosen layout and a minute's time.
  public static Transpiler to(Target target) {
    return new Transpiler(target, new LazyGraph(target), Options.STANDARD, Stopwatch.SYSTEM);
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

  /// The same with delays written wherever a qubit waits, on the grid of the device's clock.
  public Transpiler withSchedule(Schedule schedule) {
    return with(options.withExtras(options.extras().withSchedule(schedule)));
  }

  /// The same with leave to give up exactness, at level 3 on a calibrated target: a block on two
  /// qubits is made of fewer gates where these lose less than the approximation does. The result
  /// says what was given up.
  public Transpiler withApproximation() {
    return with(options.withExtras(options.extras().approximating()));
  }

  /// The same with passes that run in this order on program qubits, ahead of the level's own.
  public Transpiler withPassesBefore(List<Pass> passes) {
    return with(options.withExtras(options.extras().withBeforePlacing(passes)));
  }

  /// The same with passes that run in this order on device qubits, behind the level's own.
  ///
  /// After passes that do not preserve [Pass.Property#NATIVE] gates are translated again; a pass
  /// that puts gates on pairs which the target does not join makes compiling fail.
  public Transpiler withPassesAfter(List<Pass> passes) {
    return with(options.withExtras(options.extras().withAfterPlacing(passes)));
  }

  /// The same with another clock for the time limit and the times of stages.
  ///
  /// @param nanos nanoseconds since an instant of no meaning
  public Transpiler withClock(LongSupplier nanos) {
    return new Transpiler(target, graph, options, new Stopwatch(nanos));
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
    return isAccepted(circuit)
        ? CompiledCircuit.unchanged(circuit)
        : new Compilation(new PlaceAndRoute(target, graph, options), circuit, watch).run();
  }

  /// All that a result depends on.
  record Key(Circuit circuit, Target target, Options options) {}

  Key key(Circuit circuit) {
    return new Key(circuit, target, options);
  }

  private boolean isAccepted(Circuit circuit) {
    return target.gates().anyGate()
        && options.layout().isEmpty()
        && options.extras().isNone()
        && (circuit.isPhysical() || target.coupling().everywhere())
        && target.violations(circuit).isEmpty();
  }

  private Transpiler with(Options changed) {
    return new Transpiler(target, graph, changed, watch);
  }
}
