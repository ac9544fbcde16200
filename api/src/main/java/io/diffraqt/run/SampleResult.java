package io.diffraqt.run;

import io.diffraqt.result.Counts;
import java.util.List;

/// Counts with their origin.
///
/// @param rows one per row of the bindings, in their order
/// @param provenance where they come from
public record SampleResult(List<Row> rows, Provenance provenance) {
  /// Copies the rows.
  public SampleResult {
    rows = List.copyOf(rows);
  }

  /// Counts of one row of the bindings.
  ///
  /// @param counts of the shots that post-selection kept; all without it
  /// @param discarded number of shots that post-selection dropped
  public record Row(Counts counts, long discarded) {
    /// Share of the shots that post-selection kept; 1 without it.
    public double acceptance() {
      var all = counts.shots() + discarded;
      return all == 0 ? 1 : (double) counts.shots() / all;
    }
  }

  /// The counts of the only row.
  ///
  /// @throws IllegalStateException when there are several rows
  public Counts counts() {
    if (rows.size() != 1) {
      throw new IllegalStateException(
          "the result has %d rows; take rows().get(k).counts()".formatted(rows.size()));
    }
    return rows.getFirst().counts();
  }
}
