package io.diffraqt.gradient;

import io.diffraqt.circuit.Parameter;
import io.diffraqt.result.Estimate;
import java.util.List;

/// An expectation value and its derivatives.
///
/// @param value the expectation value itself
/// @param derivatives one per parameter of the circuit, in their order
public record Gradient(Estimate value, List<Derivative> derivatives) {
  /// Copies the derivatives.
  public Gradient {
    derivatives = List.copyOf(derivatives);
  }

  /// How the expectation value changes with one parameter.
  ///
  /// @param parameter which
  /// @param value of the derivative
  /// @param standardError of the derivative; 0 when exact
  public record Derivative(Parameter parameter, double value, double standardError) {}
}
