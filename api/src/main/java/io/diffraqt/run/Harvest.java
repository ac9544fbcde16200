package io.diffraqt.run;

import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.error.QuantumException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What came of a batch, row by row, and what did not come.
///
/// @param rows of all programs in order
/// @param losses submissions that brought nothing
/// @param provenance of what came
record Harvest(List<Row> rows, List<Loss> losses, Provenance provenance) {
  Harvest {
    rows = List.copyOf(rows);
    losses = List.copyOf(losses);
  }

  /// @param seen counts that came; empty where nothing did
  /// @param isWhole whether all shots came
  record Row(Optional<SampleResult.Row> seen, boolean isWhole) {}

  /// @param key of the submission
  /// @param rows whose shots were in it
  /// @param cause why it brought nothing
  record Loss(SubmissionKey key, List<Integer> rows, QuantumException cause) {
    PartialResultException.Missing missing() {
      return new PartialResultException.Missing(key, rows, Messages.of(cause));
    }
  }

  boolean isWhole() {
    return losses.isEmpty();
  }

  /// All rows, of a harvest that is whole.
  List<SampleResult.Row> whole() {
    return rows.stream().map(r -> r.seen().orElseThrow()).toList();
  }

  /// Places of the rows of which all shots came.
  List<Integer> wholePlaces() {
    return IntStream.range(0, rows.size()).filter(k -> rows.get(k).isWhole()).boxed().toList();
  }

  /// What a caller must act on first: a doubt before a refusal or a failure.
  QuantumException cause() {
    return losses.stream()
        .map(Loss::cause)
        .filter(IndeterminateException.class::isInstance)
        .findFirst()
        .orElseGet(() -> losses.getFirst().cause());
  }
}
