package io.diffraqt.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Looks for a closed path of given length among the couplers.
///
/// It starts from a shortest ring and adds or removes others at random, as long as the sum stays
/// one ring, until the length is right: sums of rings reach every ring of a connected graph. Not
/// thread-safe.
final class RingEmbedding {
  private static final int MOST_FLIPS = 20_000;
  private static final double TEMPERATURE = 3;

  private final DeviceGraph graph;
  private final SplittableRandom random;
  private final List<int[]> couplers = new ArrayList<>();
  private final int[][] index;

  RingEmbedding(DeviceGraph graph, SplittableRandom random) {
    this.graph = graph;
    this.random = random;
    this.index = new int[graph.size()][graph.size()];
    for (var a = 0; a < graph.size(); a++) {
      for (var b : graph.neighbours(a)) {
        if (a < b) {
          index[a][b] = couplers.size();
          index[b][a] = couplers.size();
          couplers.add(new int[] {a, b});
        }
      }
    }
  }

  /// The device qubits of a ring of `least` to `most` couplers, in order; empty when none was
  /// found.
  Optional<int[]> find(int least, int most) {
    var faces = faces();
    if (faces.isEmpty() || least > graph.size()) {
      return Optional.empty();
    }
    var ring = (BitSet) faces.get(random.nextInt(faces.size())).clone();
    for (var flip = 0; flip < MOST_FLIPS && missing(ring, least, most) > 0; flip++) {
      var face = faces.get(random.nextInt(faces.size()));
      var next = (BitSet) ring.clone();
      next.xor(face);
      var change = missing(next, least, most) - missing(ring, least, most);
      var wanted =
          face.intersects(ring)
              && (change <= 0 || random.nextDouble() < Math.exp(-change / TEMPERATURE));
      if (wanted && !next.isEmpty() && walk(next).length == next.cardinality()) {
        ring = next;
      }
    }
    return missing(ring, least, most) == 0 ? Optional.of(walk(ring)) : Optional.empty();
  }

  private static int missing(BitSet ring, int least, int most) {
    var length = ring.cardinality();
    return Math.max(0, Math.max(least - length, length - most));
  }

  /// For each coupler a shortest ring through it.
  private List<BitSet> faces() {
    var found = new LinkedHashSet<BitSet>();
    for (var coupler : couplers) {
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

  /// The qubits met when following a ring from one of its couplers; as many as it has couplers only
  /// if it is a single ring that meets no qubit twice.
  private int[] walk(BitSet ring) {
    var degree = new int[graph.size()];
    ring.stream()
        .forEach(e -> {
          degree[couplers.get(e)[0]]++;
          degree[couplers.get(e)[1]]++;
        });
    if (ring.isEmpty() || Arrays.stream(degree).anyMatch(d -> d > 2)) {
      return new int[0];
    }
    var order = new IntList();
    var start = couplers.get(ring.nextSetBit(0))[0];
    var previous = -1;
    var at = start;
    do {
      order.add(at);
      var next = step(ring, at, previous);
      previous = at;
      at = next;
    } while (at != start);
    return order.toArray();
  }

  private int step(BitSet ring, int at, int previous) {
    for (var next : graph.neighbours(at)) {
      if (next != previous && ring.get(index[at][next])) {
        return next;
      }
    }
    throw new IllegalStateException("ring ends at " + at);
  }
}
