package io.diffraqt.simulator.internal.plan;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Columns;
import io.diffraqt.circuit.Keep;
import io.diffraqt.circuit.Register;
import io.diffraqt.simulator.internal.plan.Step.Unitary;
import java.util.List;
import java.util.stream.Stream;

/// A circuit, lowered to steps on a register without idle device qubits. Immutable and thread-safe;
/// parameters stay open, a [Frame] closes them.
public final class Plan {
  private final Circuit circuit;
  private final double steepest;
  private final List<Integer> labels;
  private final List<Step> steps;
  private final List<Step> swept;
  private final List<Unitary> dynamicUnitaries;
  private final Angles angles;
  private final double[] constantMatrices;
  private final double[] constantSplits;
  private final int[] dynamicSplits;
  private final List<Terminal> terminals;
  private final Errors errors;

  Plan(
      Circuit circuit,
      Aim.Form form,
      List<Integer> labels,
      List<Step> steps,
      List<Step> swept,
      Angles angles,
      List<Terminal> terminals,
      Errors errors) {
    this.circuit = circuit;
    this.steepest = Split.steepest(form);
    this.labels = List.copyOf(labels);
    this.steps = List.copyOf(steps);
    this.swept = List.copyOf(swept);
    this.angles = angles;
    this.terminals = List.copyOf(terminals);
    this.errors = errors;
    var unitaries =
        steps.stream().filter(Unitary.class::isInstance).map(Unitary.class::cast).toList();
    this.dynamicUnitaries = unitaries.stream().filter(Unitary::isDynamic).toList();
    var length = unitaries.stream().mapToInt(u -> u.at() + u.length()).max().orElse(0);
    this.constantMatrices = new double[length];
    unitaries.stream()
        .filter(u -> !u.isDynamic())
        .forEach(
            u -> Matrices.fill(u, new double[0], new int[errors.landings()], constantMatrices));
    this.dynamicSplits = turned().filter(Unitary::isDynamic).mapToInt(Unitary::at).toArray();
    this.constantSplits = new double[turned().findAny().isPresent() ? length : 0];
    turned()
        .filter(u -> !u.isDynamic())
        .forEach(u -> Split.of(constantMatrices, steepest, constantSplits, u.at()));
  }

  /// The matrices that are split because a sweep turns them.
  private Stream<Unitary> turned() {
    return swept.stream()
        .filter(Step.Sweep.class::isInstance)
        .flatMap(step -> ((Step.Sweep) step).passes().stream())
        .filter(Pass.Turn.class::isInstance)
        .flatMap(pass -> ((Pass.Turn) pass).steps().stream());
  }

  /// Size of the simulated register.
  public int qubits() {
    return labels.size();
  }

  /// The circuit's qubit at each place, rising.
  public List<Integer> labels() {
    return labels;
  }

  /// What to do, first step first; jumps name indices of this list.
  public List<Step> steps() {
    return steps;
  }

  /// The same, with steps grouped where the state is larger than the cache.
  public List<Step> swept() {
    return swept;
  }

  /// Whether density matrices run through it as Pauli coefficients.
  public boolean isInPauliBasis() {
    return swept.stream().anyMatch(s -> s instanceof Step.Span);
  }

  /// The measurements that wait until the end.
  public List<Terminal> terminals() {
    return terminals;
  }

  /// The errors that are drawn before it runs.
  public Errors errors() {
    return errors;
  }

  /// What the bindings must be arranged for.
  public Columns columns() {
    return circuit.columns();
  }

  /// The classical registers.
  public List<Register> registers() {
    return circuit.registers();
  }

  /// Number of classical bits.
  public int bits() {
    return circuit.bits();
  }

  /// The angles that bindings change.
  public Angles angles() {
    return angles;
  }

  /// Whether any step is a channel or any read-out errs.
  public boolean isNoisy() {
    return !errors.sites().isEmpty()
        || terminals.stream().anyMatch(Terminal::errs)
        || steps.stream()
            .anyMatch(s ->
                s instanceof Step.Noise
                    || s instanceof Step.Measure m && !m.readout().equals(Terminal.PERFECT));
  }

  /// Whether a kept measurement can drop a part of the runs.
  public boolean postSelects() {
    return steps.stream().anyMatch(s -> s instanceof Step.Measure m && m.keep() != Keep.BOTH);
  }

  List<Unitary> dynamicUnitaries() {
    return dynamicUnitaries;
  }

  /// All matrices that no binding changes, the places of others left free; a copy.
  double[] constantMatrices() {
    return constantMatrices.clone();
  }

  /// The same for splits.
  double[] constantSplits() {
    return constantSplits.clone();
  }

  /// The bound of splits.
  double steepest() {
    return steepest;
  }

  /// Where the splits lie that bindings change.
  int[] dynamicSplits() {
    return dynamicSplits;
  }

  @Override
  public String toString() {
    return "Plan[qubits=%d, steps=%d]".formatted(qubits(), steps.size());
  }
}
