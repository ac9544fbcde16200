package io.diffraqt.examples.cli;

import io.diffraqt.backend.Request;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.gradient.Gradient;
import io.diffraqt.gradient.Gradients;
import io.diffraqt.observable.PauliSum;
import io.diffraqt.openqasm.ResultRequest;
import io.diffraqt.run.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The derivatives that a program's text asks for, in one row of values.
///
/// @param connection to what runs it, exactly
/// @param rows all values
/// @param row which of them
record Derivatives(Connection connection, Bindings rows, int row) {
  AskedResults.Value of(Circuit circuit, ResultRequest.Gradient wanted) {
    var sum = PauliSum.of(Map.of());
    for (var term : wanted.terms()) {
      sum = sum.plus(((PauliSum) term.observable()).times(term.coefficient()));
    }
    var found = new Gradients(connection).of(circuit, rows, sum, Request.Samples.of(1)).get(row);
    var value = new LinkedHashMap<String, Object>();
    value.put("expectation", found.value().value());
    value.put("gradient", slopes(found, wanted));
    return AskedResults.Value.exact("adjoint_gradient", text(wanted), value);
  }

  private static Map<String, Double> slopes(Gradient found, ResultRequest.Gradient wanted) {
    var slopes = new LinkedHashMap<String, Double>();
    for (var derivative : found.derivatives()) {
      if (wanted.parameters().isEmpty() || wanted.parameters().contains(derivative.parameter())) {
        slopes.put(derivative.parameter().name(), derivative.value());
      }
    }
    return slopes;
  }

  private static String text(ResultRequest.Gradient wanted) {
    return wanted.terms().stream()
        .map(t -> t.coefficient() + " * " + ObservableText.of(t.factors()))
        .collect(Collectors.joining(" + "));
  }
}
