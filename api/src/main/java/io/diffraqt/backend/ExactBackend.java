package io.diffraqt.backend;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import java.util.List;

/// A backend in this process that also knows states, exact expectation values and derivatives.
///
/// Both functions are direct calls: no submission, no job, no price.
public interface ExactBackend extends Backend {
  /// Exact values, one outcome per row.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when it cannot run the circuit
  List<Outcome.Evaluated> evaluate(Circuit circuit, Bindings bindings, Request.Exact request);

  /// Exact values, kept together with what is needed to differentiate them.
  ///
  /// @throws io.diffraqt.error.UnsupportedCircuitException when it cannot run or differentiate the
  ///     circuit
  Forward forward(Circuit circuit, Bindings bindings, Request.Exact request);

  /// A forward evaluation and its vector-Jacobian product.
  interface Forward {
    /// Exact values, one outcome per row.
    List<Outcome.Evaluated> outcomes();

    /// Derivatives of `Σ cotangent · output` for every column of the bindings, row by row: angles,
    /// and the amplitudes of prepared states *before* their normalisation.
    ///
    /// @param cotangents one per row
    /// @return a table of the shape of the bindings
    Bindings pullback(List<Cotangent> cotangents);
  }

  /// Derivatives of a scalar with respect to the outputs of one row.
  ///
  /// @param expectations in the order of the observables; empty when none depend on it
  /// @param probabilities with respect to each probability of the distribution of bits; empty or
  ///     length `2^bits`
  /// @param stateRe with respect to the real parts of the final, normalised amplitudes; empty or
  ///     length `2^n`
  /// @param stateIm with respect to the imaginary parts; empty or length `2^n`
  record Cotangent(
      double[] expectations, double[] probabilities, double[] stateRe, double[] stateIm) {
    private static final double[] NONE = {};

    /// Only expectation values matter.
    public static Cotangent ofExpectations(double... weights) {
      return new Cotangent(weights, NONE, NONE, NONE);
    }

    /// Only probabilities matter.
    public static Cotangent ofProbabilities(double... weights) {
      return new Cotangent(NONE, weights, NONE, NONE);
    }

    /// Only final amplitudes matter.
    public static Cotangent ofState(double[] re, double[] im) {
      return new Cotangent(NONE, NONE, re, im);
    }
  }
}
