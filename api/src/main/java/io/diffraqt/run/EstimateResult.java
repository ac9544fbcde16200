package io.diffraqt.run;

import io.diffraqt.result.Estimate;
import java.util.List;

/// Expectation values with their origin.
///
/// @param rows one per row of the bindings, each with one estimate per observable, in order
/// @param provenance where they come from
public record EstimateResult(List<List<Estimate>> rows, Provenance provenance) {
  /// Copies the lists.
  public EstimateResult {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// The estimate of the only observable in the only row.
  ///
  /// @throws IllegalStateException when there are several
  public Estimate estimate() {
    if (rows.size() != 1 || rows.getFirst().size() != 1) {
      throw new IllegalStateException(
          "the result has %d rows of %s observables; take rows()"
              .formatted(rows.size(), rows.isEmpty() ? "no" : rows.getFirst().size()));
    }
    return rows.getFirst().getFirst();
  }
}
