package io.diffraqt.gradient;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.observable.Observable;
import io.diffraqt.run.Connection;
import io.diffraqt.run.EstimateResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Derivatives of expectation values with respect to parameters, on any backend. Thread-safe.
public final class Gradients {
  private final Connection connection;

  /// On an opened backend.
  public Gradients(Connection connection) {
    this.connection = connection;
  }

  /// One gradient per row of the bindings: by one backward pass where the backend differentiates
  /// the circuit, by parameter shifts elsewhere.
  ///
  /// @param samples for each shifted circuit and group of observables; not used, and nothing is
  ///     spent, where values are exact
  /// @throws IllegalArgumentException when the circuit prepares bound amplitudes and only shifts
  ///     are possible; there is no shift rule for them
  public List<Gradient> of(
      Circuit circuit, Bindings bindings, Observable observable, Request.Samples samples) {
    var values = bindings.arrangedFor(circuit.columns());
    return backward(circuit, values, observable)
        .orElseGet(() -> shifted(circuit, values, observable, samples));
  }

  private Optional<List<Gradient>> backward(
      Circuit circuit, Bindings values, Observable observable) {
    var exact = connection.exactBackend();
    if (exact.isEmpty() || !connection.target().violations(circuit).isEmpty()) {
      return Optional.empty();
    }
    try {
      var request = Request.Exact.expectations(List.of(observable));
      return Optional.of(gradients(circuit, exact.get().forward(circuit, values, request)));
    } catch (UnsupportedCircuitException e) {
      // It runs the circuit without differentiating it; shifts need runs only.
      return Optional.empty();
    }
  }

  private static List<Gradient> gradients(Circuit circuit, ExactBackend.Forward forward) {
    var outcomes = forward.outcomes();
    var pulled =
        forward.pullback(
            Collections.nCopies(outcomes.size(), Cotangent.ofExpectations(1)));
    var gradients = new ArrayList<Gradient>();
    for (var row = 0; row < outcomes.size(); row++) {
      var at = row;
      var derivatives =
          circuit.parameters().stream()
              .map(p -> new Gradient.Derivative(p, pulled.value(at, p), 0))
              .toList();
      gradients.add(new Gradient(outcomes.get(row).expectations().getFirst(), derivatives));
    }
    return gradients;
  }

  /// All rows and all shifts are one table of bindings of one circuit.
  private List<Gradient> shifted(
      Circuit circuit, Bindings values, Observable observable, Request.Samples samples) {
    var shifts = ParameterShift.of(circuit);
    var table = shifts.table(values);
    var estimates = estimates(shifts.circuit(), table, observable, samples);
    var each = table.rows() / values.rows();
    var gradients = new ArrayList<Gradient>();
    for (var row = 0; row < values.rows(); row++) {
      var mine =
          estimates.rows().subList(row * each, (row + 1) * each).stream()
              .map(List::getFirst)
              .toList();
      gradients.add(shifts.gradient(mine));
    }
    return gradients;
  }

  private EstimateResult estimates(
      Circuit circuit, Bindings table, Observable observable, Request.Samples samples) {
    var estimator = connection.estimator();
    return connection.exactBackend().isPresent()
        ? estimator.exact(circuit, table, List.of(observable))
        : estimator.sampled(circuit, table, List.of(observable), samples);
  }
}
