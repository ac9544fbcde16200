package io.diffraqt.run;

import io.diffraqt.backend.Outcome;
import java.util.List;

/// Exact values with their origin.
///
/// @param rows one per row of the bindings, in their order; states are over the qubits of the
///   program, or over those it uses when it names the qubits of a device
/// @param provenance where they come from
public record ExactResult(List<Outcome.Evaluated> rows, Provenance provenance) {
  /// Copies the rows.
  public ExactResult {
    rows = List.copyOf(rows);
  }
}
