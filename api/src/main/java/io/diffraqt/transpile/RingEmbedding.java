package io.diffraqt.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Looks for a closed or open path of given length among the couplers.
///
/// It starts from a short ring and adds or removes others at random, as long as the sum stays one
/// ring, until the length is right: sums of rings reach every ring of a connected graph. An open
/// path is a ring through one more node, the apex, that is joined to all qubits; adding the
/// triangle of a coupler and the apex moves an end of the path by one qubit. Not thread-safe.
final class RingEmbedding {
  private static final int FLIPS_PER_QUBIT = 150;
  private static final double TEMPERATURE = 3;

  private final DeviceGraph graph;
  private final SplittableRandom random;
  private final int apex;
  private final List<int[]> couplers = new ArrayList<>();
  private final int[][] index;

  RingEmbedding(DeviceGraph graph, SplittableRandom random) {
    this.graph = graph;
    this.random = random;
    this.apex = graph.size();
    this.index = new int[apex + 1][apex + 1];
    for (var a = 0; a < apex; a++) {
      for (var b : graph.neighbours(a)) {
        if (a < b) {
          join(a, b);
        }
      }
    }
    for (var a = 0; a < apex; a++) {
      join(a, apex);
    }
  }

  private void join(int a, int b) {
    index[a][b] = couplers.size();
    index[b][a] = couplers.size();
    couplers.add(new int[] {a, b});
  }

  /// The device qubits of a ring of so many couplers, in order; empty when none was found.
  Optional<int[]> ring(int length) {
    var faces = faces();
    if (faces.isEmpty() || length > apex) {
      return Optional.empty();
    }
    var ring = (BitSet) faces.get(random.nextInt(faces.size())).clone();
    for (var flip = 0; flip < FLIPS_PER_QUBIT * apex && ring.cardinality() != length; flip++) {
      var face = faces.get(random.nextInt(faces.size()));
      ring = face.intersects(ring) ? sum(ring, face, length, length) : ring;
    }
    return ring.cardinality() == length ? Optional.of(walk(ring)) : Optional.empty();
  }

  /// The device qubits of an open path of so many qubits, in order; empty when none was found in so
  /// many attempts.
  Optional<int[]> row(int length, int attempts) {
    var part = graph.largestPart();
    if (length < 2 || length > part.size()) {
      return Optional.empty();
    }
    var faces = faces();
    return IntStream.range(0, attempts)
        .mapToObj(_ -> row(length, part, faces))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<int[]> row(int length, List<Integer> part, List<BitSet> faces) {
    int start = part.get(random.nextInt(part.size()));
    var near = graph.neighbours(start);
    var row = triangle(start, near[random.nextInt(near.length)]);
    for (var flip = 0; flip < FLIPS_PER_QUBIT * apex && row.cardinality() <= length; flip++) {
      var face =
          faces.isEmpty() || random.nextBoolean()
              ? atAnEnd(row)
              : faces.get(random.nextInt(faces.size()));
      row = sum(row, face, length + 1, apex + 1);
    }
    return row.cardinality() > length ? Optional.of(opened(row, length)) : Optional.empty();
  }

  private int[] opened(BitSet row, int length) {
    var order = walk(row);
    var first = IntStream.range(0, order.length).filter(k -> order[k] == apex).findFirst();
    var from = first.orElseThrow() + 1;
    return IntStream.range(0, length).map(k -> order[(from + k) % order.length]).toArray();
  }

  /// A triangle that makes an open path longer or shorter by one qubit at one of its ends.
  private BitSet atAnEnd(BitSet row) {
    var first = row.nextSetBit(index[0][apex]);
    var end = random.nextBoolean() ? first : row.nextSetBit(first + 1);
    var qubit = couplers.get(end)[0];
    var near = graph.neighbours(qubit);
    return triangle(qubit, near[random.nextInt(near.length)]);
  }

  private BitSet triangle(int a, int b) {
    var triangle = new BitSet(couplers.size());
    triangle.set(index[a][b]);
    triangle.set(index[a][apex]);
    triangle.set(index[b][apex]);
    return triangle;
  }

  /// The sum of two rings where it is one ring and is wanted, and the first one otherwise.
  private BitSet sum(BitSet ring, BitSet face, int least, int most) {
    var next = (BitSet) ring.clone();
    next.xor(face);
    var change = missing(next, least, most) - missing(ring, least, most);
    if (next.isEmpty() || change > 0 && random.nextDouble() >= Math.exp(-change / TEMPERATURE)) {
      return ring;
    }
    return isOpen(next) == isOpen(ring) && walk(next).length == next.cardinality() ? next : ring;
  }

  private boolean isOpen(BitSet ring) {
    return ring.nextSetBit(index[0][apex]) >= 0;
  }

  private static int missing(BitSet ring, int least, int most) {
    var length = ring.cardinality();
    return Math.max(0, Math.max(least - length, length - most));
  }

  /// For each coupler a shortest ring through it.
  private List<BitSet> faces() {
    var found = new LinkedHashSet<BitSet>();
    for (var coupler : couplers.subList(0, index[0][apex])) {
      var face = shortest(coupler[0], coupler[1]);
      if (!face.isEmpty()) {
        found.add(face);
      }
    }
    return List.copyOf(found);
  }

  /// Breadth first from one end to the other without the coupler between them.
  private BitSet shortest(int from, int to) {
    var before = new int[graph.size()];
    Arrays.fill(before, -1);
    before[from] = from;
    var queue = new ArrayDeque<Integer>(List.of(from));
    while (!queue.isEmpty() && before[to] < 0) {
      int q = queue.remove();
      for (var next : graph.neighbours(q)) {
        if (before[next] < 0 && !(q == from && next == to)) {
          before[next] = q;
          queue.add(next);
        }
      }
    }
    var face = new BitSet(couplers.size());
    if (before[to] >= 0) {
      face.set(index[from][to]);
      for (var q = to; q != from; q = before[q]) {
        face.set(index[q][before[q]]);
      }
    }
    return face;
  }

  /// The nodes met when following a ring from one of its couplers; as many as it has couplers only
  /// if it is a single ring that meets no node twice.
  private int[] walk(BitSet ring) {
    var ends = new int[2 * (apex + 1)];
    Arrays.fill(ends, -1);
    for (var e = ring.nextSetBit(0); e >= 0; e = ring.nextSetBit(e + 1)) {
      var coupler = couplers.get(e);
      if (!note(ends, coupler[0], coupler[1]) || !note(ends, coupler[1], coupler[0])) {
        return new int[0];
      }
    }
    var order = new IntList();
    var start = couplers.get(ring.nextSetBit(0))[0];
    var previous = -1;
    var at = start;
    do {
      order.add(at);
      var next = ends[2 * at] == previous ? ends[2 * at + 1] : ends[2 * at];
      previous = at;
      at = next;
    } while (at != start);
    return order.toArray();
  }

  /// Takes down a neighbour on the ring; false where there are two already.
  private static boolean note(int[] ends, int node, int neighbour) {
    if (ends[2 * node + 1] >= 0) {
      return false;
    }
    ends[ends[2 * node] < 0 ? 2 * node : 2 * node + 1] = neighbour;
    return true;
  }
}
