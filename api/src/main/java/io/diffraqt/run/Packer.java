package io.diffraqt.run;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.target.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Fills submissions in the order of the results, each as far as the limits allow. A run is cut
/// where a submission is full, and its shots where one circuit may not have so many. Where a
/// submission takes one number of shots only, those with the same number share it.
final class Packer {
  private final Limits limits;
  private final Optional<Payload> payload;
  private final List<Open> batches = new ArrayList<>();
  private final Map<Long, Open> openByShots = new HashMap<>();
  private int rows;

  private Packer(Limits limits, Optional<Payload> payload) {
    this.limits = limits;
    this.payload = payload;
  }

  /// A submission that may take more.
  private static final class Open {
    private final List<Packing.Piece> pieces = new ArrayList<>();
    private int circuits;
    private long shots;
    private long bytes;

    private void add(Packing.Piece piece, long shotsEach, long size) {
      pieces.add(piece);
      circuits += piece.size();
      shots += shotsEach * piece.size();
      bytes += size;
    }
  }

  /// @param payload what things weigh; needed where the limits count bytes
  static Packing pack(List<Submission.Run> runs, Limits limits, Optional<Payload> payload) {
    var packer = new Packer(limits, payload);
    runs.forEach(packer::add);
    return new Packing(
        packer.batches.stream().map(b -> new Packing.Batch(b.pieces, b.bytes)).toList(),
        packer.rows);
  }

  private void add(Submission.Run run) {
    var cuts = 0;
    for (var part : parts(run.request())) {
      for (var from = 0; from < run.bindings().rows(); cuts++) {
        from += place(run, part, from, cuts);
      }
    }
    rows += run.bindings().rows();
  }

  /// Puts as many rows as fit into the open submission and says how many.
  private int place(Submission.Run run, Request part, int from, int cuts) {
    var batch = batchFor(part);
    var count = room(batch, run, part, from);
    if (count == 0 && !batch.pieces.isEmpty()) {
      batch = opened(part);
      count = room(batch, run, part, from);
    }
    if (count == 0) {
      throw tooLarge(run, part, from);
    }
    var piece =
        new Submission.Run(run.circuit(), Rows.of(run.bindings(), from, count), seeded(part, cuts));
    batch.add(new Packing.Piece(piece, rows + from), shots(part), bytes(piece));
    return count;
  }

  private Open batchFor(Request part) {
    var open = openByShots.get(kind(part));
    return open == null ? opened(part) : open;
  }

  private Open opened(Request part) {
    var open = new Open();
    batches.add(open);
    openByShots.put(kind(part), open);
    return open;
  }

  private long kind(Request part) {
    return limits.whole().equalShots() ? shots(part) : 0;
  }

  private int room(Open batch, Submission.Run run, Request part, int from) {
    var count = Math.min(limits.maxCircuits() - batch.circuits, run.bindings().rows() - from);
    var shots = shots(part);
    if (shots > 0) {
      count = (int) Math.min(count, (limits.whole().maxShots() - batch.shots) / shots);
    }
    return limits.whole().maxBytes() == Long.MAX_VALUE
        ? count
        : inBytes(limits.whole().maxBytes() - batch.bytes, run, from, count);
  }

  private int inBytes(long left, Submission.Run run, int from, int most) {
    var size = payload.orElseThrow().ofProgram(run.circuit());
    for (var count = 0; count < most; count++) {
      size += payload.orElseThrow().ofRow(run.bindings(), from + count);
      if (size > left) {
        return count;
      }
    }
    return most;
  }

  private long bytes(Submission.Run piece) {
    return payload.map(p -> p.of(piece)).orElse(0L);
  }

  private RefusedException tooLarge(Submission.Run run, Request part, int from) {
    var one = new Submission.Run(run.circuit(), Rows.of(run.bindings(), from, 1), part);
    return new RefusedException(
        "one circuit takes %d bytes, and a submission %d at most; shorten the program"
            .formatted(bytes(one), limits.whole().maxBytes()));
  }

  private List<Request> parts(Request request) {
    var most = (int) Math.min(limits.maxShots(), limits.whole().maxShots());
    return switch (request) {
      case Request.Exact exact -> List.of(exact);
      case Request.Samples samples -> {
        var parts = new ArrayList<Request>();
        for (var left = samples.shots(); left > 0; left -= Math.min(left, most)) {
          parts.add(new Request.Samples(Math.min(left, most), samples.seed()));
        }
        yield parts;
      }
    };
  }

  /// Pieces of one run draw from different seeds, or else they would repeat each other.
  private static Request seeded(Request part, int cuts) {
    return switch (part) {
      case Request.Exact exact -> exact;
      case Request.Samples(var shots, var seed) ->
          new Request.Samples(
              shots, seed.isEmpty() ? seed : OptionalLong.of(seed.getAsLong() + cuts));
    };
  }

  private static long shots(Request part) {
    return switch (part) {
      case Request.Exact _ -> 0;
      case Request.Samples samples -> samples.shots();
    };
  }
}
