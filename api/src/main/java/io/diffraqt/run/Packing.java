package io.diffraqt.run;

import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// Cuts a batch into pieces that fit a target's limits, and puts the counts together again.
///
/// @param batches the pieces of each submission, in order
/// @param rows number of results in all
record Packing(List<List<Piece>> batches, int rows) {
  /// @param run what is sent
  /// @param first place of its first row among all results
  record Piece(Submission.Run run, int first) {}

  static Packing of(List<Submission.Run> runs, Limits limits) {
    var pieces = new ArrayList<Piece>();
    var rows = 0;
    for (var run : runs) {
      cut(run, rows, limits, pieces);
      rows += run.bindings().rows();
    }
    return new Packing(fill(pieces, limits.maxCircuits()), rows);
  }

  /// The counts of each row, parts of the same row added.
  ///
  /// @param outcomes of each batch, one per row of its runs
  List<Counts> together(List<List<Counts>> outcomes) {
    var sums = new Counts[rows];
    for (var b = 0; b < batches.size(); b++) {
      var next = outcomes.get(b).iterator();
      for (var piece : batches.get(b)) {
        for (var row = 0; row < piece.run().bindings().rows(); row++) {
          var place = piece.first() + row;
          var counts = next.next();
          sums[place] = sums[place] == null ? counts : sums[place].plus(counts);
        }
      }
    }
    return List.copyOf(Arrays.asList(sums));
  }

  static List<Submission.Run> runs(List<Piece> batch) {
    return batch.stream().map(Piece::run).toList();
  }

  private static void cut(Submission.Run run, int first, Limits limits, List<Piece> pieces) {
    var rows = run.bindings().rows();
    for (var part : parts(run.request(), limits.maxShots())) {
      for (var from = 0; from < rows; from += limits.maxCircuits()) {
        var size = Math.min(limits.maxCircuits(), rows - from);
        var bindings = rows == size ? run.bindings() : rows(run.bindings(), from, size);
        pieces.add(new Piece(new Submission.Run(run.circuit(), bindings, part), first + from));
        if (rows == size) {
          break;
        }
      }
    }
  }

  private static List<Request> parts(Request request, int most) {
    return switch (request) {
      case Request.Exact exact -> List.of(exact);
      case Request.Samples samples when samples.shots() <= most -> List.of(samples);
      case Request.Samples samples -> {
        var parts = new ArrayList<Request>();
        for (var left = samples.shots(); left > 0; left -= most) {
          parts.add(new Request.Samples(Math.min(left, most), seed(samples, parts.size())));
        }
        yield parts;
      }
    };
  }

  /// Parts of one row draw from different seeds, or else they would repeat each other.
  private static OptionalLong seed(Request.Samples samples, int part) {
    return samples.seed().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(samples.seed().getAsLong() + part);
  }

  private static Bindings rows(Bindings all, int from, int size) {
    var width = all.columns().width();
    var values = new double[size * width];
    for (var row = 0; row < size; row++) {
      all.copyRow(from + row, 0, values, row * width, width);
    }
    return Bindings.of(all.columns(), size, values);
  }

  private static List<List<Piece>> fill(List<Piece> pieces, int most) {
    var batches = new ArrayList<List<Piece>>();
    var used = most;
    for (var piece : pieces) {
      var size = piece.run().bindings().rows();
      if (batches.isEmpty() || used + (long) size > most) {
        batches.add(new ArrayList<>());
        used = 0;
      }
      batches.getLast().add(piece);
      used += size;
    }
    return batches;
  }
}
