package io.diffraqt.backend;

import io.diffraqt.result.Counts;
import io.diffraqt.result.DensityMatrix;
import io.diffraqt.result.Distribution;
import io.diffraqt.result.Estimate;
import io.diffraqt.result.StateVector;
import java.util.List;
import java.util.Optional;

/// What a run gives; mirrors its [Request].
public sealed interface Outcome {
  /// Counts of all shots, those included that post-selection will drop.
  ///
  /// @param counts over all bits of the circuit
  record Sampled(Counts counts) implements Outcome {}

  /// Exact values.
  ///
  /// @param probabilities of the classical bits, given the kept branches; when asked for
  /// @param expectations in the order of the request
  /// @param state at the end, normalised; when asked for
  /// @param densityMatrix at the end, of unit trace; when asked for
  /// @param acceptance probability of the kept branches, 1 without post-selection
  record Evaluated(
      Optional<Distribution> probabilities,
      List<Estimate> expectations,
      Optional<StateVector> state,
      Optional<DensityMatrix> densityMatrix,
      double acceptance)
      implements Outcome {
    /// Copies the expectations.
    public Evaluated {
      expectations = List.copyOf(expectations);
    }
  }
}
