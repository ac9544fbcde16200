package io.diffraqt.run;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.budget.CostEstimate;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.observable.Observable;
import io.diffraqt.observable.PauliSum;
import jakarta.inject.Inject;
import java.util.List;

/// Expectation values of observables at the end of a program. Thread-safe.
public final class Estimator implements AutoCloseable {
  private final Connection connection;
  private final Grouping grouping;

  /// On an opened backend.
  @Inject
  public Estimator(Connection connection) {
    this(connection, Grouping.CHEAPEST);
  }

  private Estimator(Connection connection, Grouping grouping) {
    this.connection = connection;
    this.grouping = grouping;
  }

  /// The same with another choice of which strings are measured together; at first
  /// [Grouping#CHEAPEST].
  public Estimator withGrouping(Grouping other) {
    return new Estimator(connection, other);
  }

  /// Exact values where the backend knows them, estimates from shots elsewhere.
  ///
  /// @param shots per row and group of observables that are measured together; not used, and
  ///   nothing is spent, where the values are exact
  public EstimateResult estimate(
      Circuit circuit, Bindings bindings, List<? extends Observable> observables, int shots) {
    return connection.exactBackend().isPresent()
        ? exact(circuit, bindings, observables)
        : sampled(circuit, bindings, observables, Request.Samples.of(shots));
  }

  /// Exact values, with standard error 0.
  ///
  /// @throws io.diffraqt.backend.RefusedException when the backend knows no exact values
  public EstimateResult exact(
      Circuit circuit, Bindings bindings, List<? extends Observable> observables) {
    var result =
        connection.exactRun().evaluate(circuit, bindings, Request.Exact.expectations(observables));
    return new EstimateResult(
        result.rows().stream().map(Outcome.Evaluated::expectations).toList(), result.provenance());
  }

  /// Estimates from shots, also where exact values are known.
  ///
  /// Strings that commute are measured by one circuit, as the [Grouping] says; the stages of the
  /// result say how many circuits there were. The standard error comes from the spread of the
  /// shots; over several groups, the variance is the sum of theirs.
  ///
  /// @param samples per row and group, with an optional seed
  public EstimateResult sampled(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Request.Samples samples) {
    return submit(circuit, bindings, observables, samples).result();
  }

  /// Estimates from rounds of shots, until every standard error is as small as wanted; also where
  /// exact values are known. What was reached, and why it ended, is in the answer.
  ///
  /// @throws PartialResultException when some rows got no shot at all
  public Attained<EstimateResult> sampled(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Precision.StandardError precision) {
    var estimation = towards(circuit, bindings, observables);
    return campaign(bindings, estimation, precision).run(estimation::result);
  }

  /// What a precision would cost at least and at most; sends nothing.
  public PrecisionCost cost(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Precision.StandardError precision) {
    return campaign(bindings, towards(circuit, bindings, observables), precision).cost();
  }

  private Campaign campaign(
      Bindings bindings, Estimation estimation, Precision.StandardError precision) {
    var goal = new StandardErrorGoal(precision, estimation);
    return new Campaign(connection, estimation.circuits(), bindings, goal, precision.rounds());
  }

  private Estimation towards(
      Circuit circuit, Bindings bindings, List<? extends Observable> observables) {
    var sums = sums(circuit, observables);
    var grouped = grouped(circuit, sums, Grouped.Allocation.BY_DEVIATION);
    return new Estimation(circuit, bindings, sums, grouped, Estimation.Spread.CAUTIOUS);
  }

  /// Sends what [#sampled] measures, without waiting for its result.
  public Job<EstimateResult> submit(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Request.Samples samples) {
    var estimation = estimation(circuit, bindings, observables);
    return new Sampling(connection, estimation.programs(samples)).submit(estimation::result);
  }

  /// How [#sampled] would be spread over submissions and what each would cost; sends nothing.
  public PackingPlan plan(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Request.Samples samples) {
    var estimation = estimation(circuit, bindings, observables);
    return new Sampling(connection, estimation.programs(samples)).plan();
  }

  /// What [#sampled] would cost; sends nothing.
  public CostEstimate cost(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Request.Samples samples) {
    return plan(circuit, bindings, observables, samples).total();
  }

  private Estimation estimation(
      Circuit circuit, Bindings bindings, List<? extends Observable> observables) {
    var sums = sums(circuit, observables);
    return new Estimation(
        circuit,
        bindings,
        sums,
        grouped(circuit, sums, Grouped.Allocation.EQUAL),
        Estimation.Spread.SAMPLE);
  }

  private Grouped grouped(Circuit circuit, List<PauliSum> sums, Grouped.Allocation allocation) {
    return Grouped.of(sums, grouping, allocation, new TurningFidelity(connection, circuit));
  }

  private static List<PauliSum> sums(Circuit circuit, List<? extends Observable> observables) {
    var sums = observables.stream().map(PauliForm::of).toList();
    for (var sum : sums) {
      if (sum.span() > circuit.qubits()) {
        throw new IllegalArgumentException(
            "observable %s needs %d qubits, and the circuit has %d"
                .formatted(sum, sum.span(), circuit.qubits()));
      }
    }
    return sums;
  }

  /// Closes the connection; jobs go on.
  @Override
  public void close() {
    connection.close();
  }
}
