package io.diffraqt.run;

import io.diffraqt.backend.Submission;
import io.diffraqt.result.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A batch in pieces that fit a target's limits, and the way back to its order.
///
/// @param batches what each submission holds, in order
/// @param rows number of results in all
record Packing(List<Batch> batches, int rows) {
  Packing {
    batches = List.copyOf(batches);
  }

  /// @param run what is sent
  /// @param first place of its first row among all results
  record Piece(Submission.Run run, int first) {
    int size() {
      return run.bindings().rows();
    }
  }

  /// One submission.
  ///
  /// @param pieces in the order of the results
  /// @param bytes of programs and values; 0 where nobody asked
  record Batch(List<Piece> pieces, long bytes) {
    Batch {
      pieces = List.copyOf(pieces);
    }

    List<Submission.Run> runs() {
      return pieces.stream().map(Piece::run).toList();
    }

    /// Places of its results among all, each once, rising.
    List<Integer> places() {
      return pieces.stream()
          .flatMap(p -> IntStream.range(p.first(), p.first() + p.size()).boxed())
          .distinct()
          .sorted()
          .toList();
    }
  }

  /// The counts of each row, parts of the same row added; empty for a row of which nothing came.
  ///
  /// @param outcomes of each batch, one per row of its runs; empty where it brought nothing
  List<Optional<Counts>> together(List<Optional<List<Counts>>> outcomes) {
    var sums = new ArrayList<Optional<Counts>>();
    for (var row = 0; row < rows; row++) {
      sums.add(Optional.empty());
    }
    for (var b = 0; b < batches.size(); b++) {
      if (outcomes.get(b).isPresent()) {
        add(batches.get(b), outcomes.get(b).get(), sums);
      }
    }
    return List.copyOf(sums);
  }

  private static void add(Batch batch, List<Counts> outcomes, List<Optional<Counts>> sums) {
    var next = outcomes.iterator();
    for (var piece : batch.pieces()) {
      for (var row = 0; row < piece.size(); row++) {
        var counts = next.next();
        sums.set(
            piece.first() + row,
            Optional.of(sums.get(piece.first() + row).map(s -> s.plus(counts)).orElse(counts)));
      }
    }
  }
}
