package io.diffraqt.run;

import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.budget.CostEstimate;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.observable.Observable;
import jakarta.inject.Inject;
import java.util.List;

/// Expectation values of observables at the end of a program. Thread-safe.
public final class Estimator implements AutoCloseable {
  private final Connection connection;

  /// On an opened backend.
  @Inject
  public Estimator(Connection connection) {
    this.connection = connection;
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
  /// Strings that commute qubit by qubit are measured by one circuit. The standard error comes from
  /// the spread of the shots; over several groups, the variance is the sum of theirs.
  ///
  /// @param samples per row and group, with an optional seed
  public EstimateResult sampled(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Request.Samples samples) {
    return submit(circuit, bindings, observables, samples).result();
  }

  /// Sends what [#sampled] measures, without waiting for its result.
  public Job<EstimateResult> submit(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Request.Samples samples) {
    var estimation = new Estimation(circuit, bindings, observables);
    return new Sampling(connection, estimation.programs(samples))
        .submit((rows, provenance) -> new EstimateResult(estimation.estimates(rows), provenance));
  }

  /// What [#sampled] would cost; sends nothing.
  public CostEstimate cost(
      Circuit circuit,
      Bindings bindings,
      List<? extends Observable> observables,
      Request.Samples samples) {
    var estimation = new Estimation(circuit, bindings, observables);
    return new Sampling(connection, estimation.programs(samples)).cost();
  }

  /// Closes the connection; jobs go on.
  @Override
  public void close() {
    connection.close();
  }
}
