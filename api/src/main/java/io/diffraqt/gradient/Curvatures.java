package io.diffraqt.gradient;

import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.ExactBackend.Cotangent;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Request.Quantity;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.UnsupportedCircuitException;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.observable.Observable;
import io.diffraqt.run.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What lies beyond first derivatives, on backends that know it exactly: Hessians of expectation
/// values, the Fubini-Study metric of states, and natural gradients, which follow that metric.
/// Nothing is sampled and nothing is spent. Thread-safe.
public final class Curvatures {
  private final Connection connection;

  /// On an opened backend.
  public Curvatures(Connection connection) {
    this.connection = connection;
  }

  /// The Hessian of the expectation value times a vector, for each row; takes as long as a few
  /// gradients, whatever the number of parameters.
  ///
  /// @param vectors one per row, for the parameters and slots of the circuit
  /// @return a table of the same shape
  /// @throws UnsupportedCircuitException when the backend knows no second derivatives
  public Bindings hessianTimes(
      Circuit circuit, Bindings bindings, Observable observable, Bindings vectors) {
    var request = Request.Exact.expectations(List.of(observable));
    var ones = Collections.nCopies(bindings.rows(), Cotangent.ofExpectations(1));
    return curvature(forward(circuit, bindings, request)).hessianTimes(ones, vectors);
  }

  /// The Fubini-Study metric of the final state, for each row: real and symmetric, one row and one
  /// column per column of the circuit. The quantum Fisher information is four times this.
  ///
  /// @throws UnsupportedCircuitException when the backend knows no second derivatives, or so many
  ///   numbers do not fit
  public List<ComplexMatrix> metrics(Circuit circuit, Bindings bindings) {
    return curvature(forward(circuit, bindings, Request.Exact.of(Quantity.STATE))).metrics();
  }

  /// Natural gradients `x`, with `(g + damping·1)·x` the gradient and `g` the metric by the
  /// parameters; prepared states count as given. A step against one lowers the expectation value by
  /// the most for the distance that the state moves, however the circuit is parametrised.
  ///
  /// Solved by conjugate gradients to 1e-10 of the gradient, without storing the metric.
  ///
  /// Source: Stokes, Izaac, Killoran, Carleo 2020, Quantum natural gradient.
  ///
  /// @param damping more than 0; parameters that do not move the state would have steps without
  ///   bounds else
  /// @throws IllegalArgumentException when the damping is not positive, or too small for rounding
  /// @throws UnsupportedCircuitException when the backend knows no second derivatives
  public List<Gradient> natural(
      Circuit circuit, Bindings bindings, Observable observable, double damping) {
    if (!(damping > 0) || !Double.isFinite(damping)) {
      throw new IllegalArgumentException(
          "damping %s; it must be positive, 0.01 say".formatted(damping));
    }
    var gradients = new ArrayList<Gradient>();
    for (var row = 0; row < bindings.rows(); row++) {
      gradients.add(naturalOfRow(circuit, bindings.only(row), observable, damping));
    }
    return gradients;
  }

  private Gradient naturalOfRow(
      Circuit circuit, Bindings row, Observable observable, double damping) {
    var forward = forward(circuit, row, Request.Exact.expectations(List.of(observable)));
    var curvature = curvature(forward);
    var slopes = forward.pullback(List.of(Cotangent.ofExpectations(1)));
    var parameters = circuit.parameters();
    var plain = parameters.stream().mapToDouble(p -> slopes.value(0, p)).toArray();
    var natural =
        ConjugateGradients.solve(
            plain,
            v -> {
              var moved = padded(circuit, v);
              var product = curvature.metricTimes(moved);
              var sum = new double[v.length];
              Arrays.setAll(sum, k -> product.value(0, parameters.get(k)) + damping * v[k]);
              return sum;
            });
    var derivatives = new ArrayList<Gradient.Derivative>();
    for (var k = 0; k < natural.length; k++) {
      derivatives.add(new Gradient.Derivative(parameters.get(k), natural[k], 0));
    }
    return new Gradient(forward.outcomes().getFirst().expectations().getFirst(), derivatives);
  }

  /// Prepared states stay as they are.
  private static Bindings padded(Circuit circuit, double[] v) {
    return Bindings.of(circuit.columns(), 1, Arrays.copyOf(v, circuit.columns().width()));
  }

  private ExactBackend.Forward forward(Circuit circuit, Bindings bindings, Request.Exact request) {
    var exact = connection.exactBackend().orElseThrow(this::unknown);
    return exact.forward(circuit, bindings.arrangedFor(circuit.columns()), request);
  }

  private ExactBackend.Curvature curvature(ExactBackend.Forward forward) {
    return forward.curvature().orElseThrow(this::unknown);
  }

  private UnsupportedCircuitException unknown() {
    return new UnsupportedCircuitException(
        connection.name(),
        List.of("it knows no exact second derivatives; differentiate on a simulator that does"));
  }
}
