package io.diffraqt.backend;

import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.List;
import java.util.Optional;

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
  ///   circuit
  Forward forward(Circuit circuit, Bindings bindings, Request.Exact request);

  /// The method by which it runs a circuit and why, in a few words for provenance; empty where it
  /// has one method alone.
  default Optional<String> method(Circuit circuit, Bindings bindings, Request request) {
    return Optional.empty();
  }

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

    /// What lies beyond first derivatives; empty where the backend has those alone.
    default Optional<Curvature> curvature() {
      return Optional.empty();
    }
  }

  /// Second derivatives of a forward evaluation, as products with vectors: no matrix is stored.
  interface Curvature {
    /// The Hessian of `Σ cotangent · output`, times a vector: the derivative of [Forward#pullback]
    /// along a direction, row by row.
    ///
    /// @param cotangents one per row
    /// @param vectors a table of the shape of the bindings, one vector per row
    /// @return a table of the same shape
    Bindings hessianTimes(List<Cotangent> cotangents, Bindings vectors);

    /// The Fubini-Study metric `Re⟨∂ᵢψ|∂ⱼψ⟩ − ⟨∂ᵢψ|ψ⟩⟨ψ|∂ⱼψ⟩` of the final, normalised state by the
    /// columns of the bindings, times a vector, row by row. The quantum Fisher information is four
    /// times this.
    ///
    /// Source: Stokes, Izaac, Killoran, Carleo 2020, equation 8.
    ///
    /// @param vectors a table of the shape of the bindings, one vector per row
    /// @return a table of the same shape
    Bindings metricTimes(Bindings vectors);

    /// The whole metric of each row: real and symmetric, one row and one column per column of the
    /// bindings. Costs as much as so many products.
    List<ComplexMatrix> metrics();
  }

  /// Derivatives of a scalar with respect to the outputs of one row. Immutable.
  final class Cotangent {
    private static final double[] NONE = {};

    private final double[] expectations;
    private final double[] probabilities;
    private final double[] stateRe;
    private final double[] stateIm;

    /// Copies what it is given.
    ///
    /// @param expectations in the order of the observables; empty when none matters
    /// @param probabilities with respect to each probability of the distribution of bits; empty or
    ///   length `2^bits`
    /// @param stateRe with respect to the real parts of the final, normalised amplitudes; empty or
    ///   length `2^n`
    /// @param stateIm with respect to the imaginary parts; empty or length `2^n`
    public Cotangent(
        double[] expectations, double[] probabilities, double[] stateRe, double[] stateIm) {
      this.expectations = expectations.clone();
      this.probabilities = probabilities.clone();
      this.stateRe = stateRe.clone();
      this.stateIm = stateIm.clone();
    }

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

    /// A copy, in the order of the observables.
    public double[] expectations() {
      return expectations.clone();
    }

    /// A copy, one for each value of the bits.
    public double[] probabilities() {
      return probabilities.clone();
    }

    /// A copy, one for each amplitude.
    public double[] stateRe() {
      return stateRe.clone();
    }

    /// A copy, one for each amplitude.
    public double[] stateIm() {
      return stateIm.clone();
    }
  }
}
