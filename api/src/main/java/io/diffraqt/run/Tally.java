package io.diffraqt.run;

import io.diffraqt.result.Counts;
import java.util.Optional;

/// What one circuit with one row of values has given so far.
///
/// @param kept counts after post-selection; empty before the first shot
/// @param discarded shots that post-selection dropped
record Tally(Optional<Counts> kept, long discarded) {
  static final Tally NONE = new Tally(Optional.empty(), 0);

  Tally plus(SampleResult.Row row) {
    return new Tally(
        Optional.of(kept.map(k -> k.plus(row.counts())).orElse(row.counts())),
        discarded + row.discarded());
  }

  long shots() {
    return kept.map(Counts::shots).orElse(0L);
  }

  /// Shots to ask for until `wanted` are kept, by the share that was kept so far; one more shot is
  /// counted on either side, so that nothing kept is no division by zero.
  long asked(long wanted) {
    var missing = Math.max(0, wanted - shots());
    return discarded == 0
        ? missing
        : (long) Math.ceil(missing * (shots() + discarded + 2.0) / (shots() + 1));
  }

  Optional<SampleResult.Row> row() {
    return kept.map(counts -> new SampleResult.Row(counts, discarded));
  }
}
