package io.diffraqt.simulator.internal.plan;

import io.diffraqt.simulator.internal.plan.PauliProgram.Placed;
import io.diffraqt.simulator.internal.plan.PauliProgram.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Puts operations in groups whose blocks stay in cache, brings qubits out of the lanes where a
/// kernel needs that, and finds the coefficients that are 0 because nothing has acted on their
/// qubit yet.
final class PauliSchedule {
  /// A block of 4^7 coefficients is 128 KiB.
  private static final int BLOCK_PLACES = 7;

  /// Up to this size all coefficients, 512 KiB, are one block.
  private static final int WHOLE_PLACES = 8;

  private final int places;
  private final PauliLiveness live;
  private final int[] where;
  private final List<Sweep> sweeps = new ArrayList<>();
  private int numbers;
  private int open;

  private PauliSchedule(int places, boolean fresh) {
    this.places = places;
    this.live = new PauliLiveness(places, fresh);
    this.where = IntStream.range(0, places).toArray();
  }

  /// The program of some operations.
  ///
  /// @param ends which operand of theirs each qubit is at the end
  /// @param fresh whether all qubits are in state 0 at the start
  static PauliProgram of(List<PauliOp> ops, int[] ends, boolean fresh) {
    var schedule = new PauliSchedule(ends.length, fresh);
    var rest = List.copyOf(ops);
    while (!rest.isEmpty()) {
      var split = schedule.split(rest);
      schedule.sweep(split.active(), split.taken());
      rest = split.left();
    }
    var end = Arrays.stream(ends).map(wire -> schedule.where[wire]).toArray();
    return new PauliProgram(schedule.sweeps, end, schedule.numbers, schedule.open);
  }

  /// What a group of places can take first, and what stays behind.
  private record Split(int[] active, List<PauliOp> taken, List<PauliOp> left) {}

  private Split split(List<PauliOp> ops) {
    if (places <= WHOLE_PLACES) {
      return new Split(IntStream.range(0, places).toArray(), ops, List.of());
    }
    var best = new Split(new int[0], List.of(), ops);
    for (var start = 0; start < places; start++) {
      var split = split(window(start, ops), ops);
      best = split.taken().size() > best.taken().size() ? split : best;
    }
    return best;
  }

  /// The low places, those of the first operation on a qubit from `start` on, and of its
  /// neighbours.
  private int window(int start, List<PauliOp> ops) {
    var window = (1 << PauliBits.LOW) - 1;
    for (var op : ops) {
      if (Arrays.stream(op.qubits()).anyMatch(q -> q >= start)) {
        window |= places(op);
        break;
      }
    }
    for (var k = 0; k < places && Integer.bitCount(window) < BLOCK_PLACES; k++) {
      window |= 1 << where[start + k < places ? start + k : places - 1 - k];
    }
    return window;
  }

  private int places(PauliOp op) {
    return Arrays.stream(op.qubits()).map(q -> 1 << where[q]).sum();
  }

  private Split split(int window, List<PauliOp> ops) {
    var taken = new ArrayList<PauliOp>();
    var left = new ArrayList<PauliOp>();
    var blocked = 0;
    for (var op : ops) {
      var touched = places(op);
      if ((touched & ~window) == 0 && (touched & blocked) == 0) {
        taken.add(op);
      } else {
        blocked |= touched;
        left.add(op);
      }
    }
    var active = IntStream.range(0, places).filter(p -> (window >> p & 1) == 1).toArray();
    return new Split(active, taken, left);
  }

  private void sweep(int[] active, List<PauliOp> ops) {
    var outer = idle(IntStream.range(0, places).filter(p -> !isIn(active, p)).toArray());
    var placed = new ArrayList<Placed>();
    for (var k = 0; k < ops.size(); k++) {
      if (needsHighPlaces(ops.get(k))) {
        raise(ops.subList(k, ops.size()), active, placed);
      }
      placed.add(placed(ops.get(k), active));
    }
    sweeps.add(new Sweep(active, outer, placed));
  }

  private static boolean isIn(int[] active, int place) {
    return Arrays.binarySearch(active, place) >= 0;
  }

  private static boolean needsHighPlaces(PauliOp op) {
    return switch (op) {
      case PauliOp.Turn _, PauliOp.Scale _, PauliOp.Exchange _ -> false;
      case PauliOp.Moves _, PauliOp.Known _, PauliOp.Open _ -> true;
    };
  }

  /// Exchanges each operand at a low place with the qubit at a high one that is needed last.
  private void raise(List<PauliOp> ops, int[] active, List<Placed> placed) {
    for (var q : ops.getFirst().qubits()) {
      if (where[q] < PauliBits.LOW) {
        var best = -1;
        for (var other = 0; other < places; other++) {
          if (where[other] >= PauliBits.LOW
              && isIn(active, where[other])
              && nextUse(other, ops) > (best < 0 ? 0 : nextUse(best, ops))) {
            best = other;
          }
        }
        if (best >= 0) {
          placed.add(placed(new PauliOp.Exchange(new int[] {q, best}), active));
          var low = where[q];
          where[q] = where[best];
          where[best] = low;
        }
      }
    }
  }

  private static int nextUse(int qubit, List<PauliOp> ops) {
    for (var k = 0; k < ops.size(); k++) {
      if (needsHighPlaces(ops.get(k))
          && Arrays.stream(ops.get(k).qubits()).anyMatch(q -> q == qubit)) {
        return k;
      }
    }
    return ops.size();
  }

  private Placed placed(PauliOp op, int[] active) {
    var on = Arrays.stream(op.qubits()).map(q -> Arrays.binarySearch(active, where[q])).toArray();
    live.before(op);
    var idle = 0;
    for (var q = 0; q < places; q++) {
      var local = Arrays.binarySearch(active, where[q]);
      if (local >= 0 && !live.is(q) && Arrays.stream(on).noneMatch(p -> p == local)) {
        idle |= 1 << PauliBits.x(local, active.length);
      }
    }
    return new Placed(op, PauliBits.of(on, active.length), idle, at(op));
  }

  private int at(PauliOp op) {
    return switch (op) {
      case PauliOp.Turn _ -> {
        numbers += 16;
        yield numbers - 16;
      }
      case PauliOp.Open _ -> open++;
      case PauliOp.Moves _, PauliOp.Scale _, PauliOp.Known _, PauliOp.Exchange _ -> 0;
    };
  }

  /// The `x` bits of those of some places whose qubits have no coherence.
  private int idle(int[] some) {
    var idle = 0;
    for (var q = 0; q < places; q++) {
      if (isIn(some, where[q]) && !live.is(q)) {
        idle |= 1 << PauliBits.x(where[q], places);
      }
    }
    return idle;
  }
}
