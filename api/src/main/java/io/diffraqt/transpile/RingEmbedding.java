package io.diffraqt.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Looks for a closed or open path of given length among the couplers.
///
/// It starts from a short ring and adds or removes others at random, as long as the sum stays one
/// ring, until the length is right: sums of rings reach every ring of a connected graph. An open
/// path is a ring through one more node, the apex, that is joined to all qubits; adding the
/// triangle of a coupler and the apex moves an end of the path by one qubit.
///
/// Where no path is that long, some qubits may stand beside it, each joined to the one before it in
/// the order; after an exchange with that one it is joined to the next. Not thread-safe.
final class RingEmbedding {
  private static final int FLIPS_PER_QUBIT = 150;
  private static final double TEMPERATURE = 3;
  private static final int MOST_BESIDE = 3;

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

  /// The device qubits of a closed path, in order; empty when none was found.
  ///
  /// @param length of qubits in all
  /// @param mostBeside how many may stand beside the path; the fewest that are found do
  Optional<int[]> ring(int length, int mostBeside) {
    var faces = faces();
    if (faces.isEmpty() || length > apex) {
      return Optional.empty();
    }
    var start = (BitSet) faces.get(random.nextInt(faces.size())).clone();
    return search(
        start,
        ring -> {
          var face = faces.get(random.nextInt(faces.size()));
          return face.intersects(ring) ? sum(ring, face, length, length) : ring;
        },
        length,
        mostBeside);
  }

  /// The device qubits of an open path, in order; empty when none was found in so many attempts.
  ///
  /// @param length of qubits in all
  /// @param mostBeside how many may stand beside the path; the fewest that are found do
  Optional<int[]> row(int length, int mostBeside, int attempts) {
    var part = graph.largestPart();
    if (length < 2 || length > part.size()) {
      return Optional.empty();
    }
    var faces = faces();
    return IntStream.range(0, attempts)
        .mapToObj(_ -> row(length, mostBeside, part, faces))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<int[]> row(int length, int mostBeside, List<Integer> part, List<BitSet> faces) {
    int first = part.get(random.nextInt(part.size()));
    var near = graph.neighbours(first);
    return search(
        triangle(first, near[random.nextInt(near.length)]),
        row -> {
          var face =
              faces.isEmpty() || random.nextBoolean()
                  ? atAnEnd(row)
                  : faces.get(random.nextInt(faces.size()));
          return sum(row, face, length + 1, apex + 1);
        },
        length,
        mostBeside);
  }

  /// Goes on until a path has the length, and otherwise takes the one met with the fewest beside.
  private Optional<int[]> search(
      BitSet start, UnaryOperator<BitSet> step, int length, int mostBeside) {
    var path = start;
    var best = Optional.<int[]>empty();
    var fewest = mostBeside + 1;
    for (var flip = 0; flip <= FLIPS_PER_QUBIT * apex && fewest > 0; flip++) {
      var beside = length - path.cardinality() + (isOpen(path) ? 1 : 0);
      if (beside < fewest && (beside >= 0 || isOpen(path))) {
        var order = filled(opened(path, length), length);
        if (order.length == length) {
          best = Optional.of(order);
          fewest = Math.max(0, beside);
        }
      }
      path = step.apply(path);
    }
    return best;
  }

  /// The path with more qubits beside it, up to `length` in all or as many as there are places for:
  /// first one after each qubit of the path, then a second and a third one after that.
  private int[] filled(int[] path, int length) {
    var taken = new BitSet(apex);
    Arrays.stream(path).forEach(taken::set);
    var chains = Arrays.stream(path).mapToObj(RingEmbedding::chain).toList();
    for (var size = 1; size <= MOST_BESIDE && taken.cardinality() < length; size++) {
      for (var chain : chains) {
        if (chain.size() == size && taken.cardinality() < length) {
          Arrays.stream(graph.neighbours(chain.at(size - 1)))
              .filter(q -> !taken.get(q))
              .findFirst()
              .ifPresent(q -> {
                chain.add(q);
                taken.set(q);
              });
        }
      }
    }
    return chains.stream().flatMapToInt(chain -> Arrays.stream(chain.toArray())).toArray();
  }

  private static IntList chain(int first) {
    var chain = new IntList();
    chain.add(first);
    return chain;
  }

  /// The qubits of a path, at most so many of an open one.
  private int[] opened(BitSet path, int length) {
    var order = walk(path);
    if (!isOpen(path)) {
      return order;
    }
    var first = IntStream.range(0, order.length).filter(k -> order[k] == apex).findFirst();
    var from = first.orElseThrow() + 1;
    return IntStream.range(0, Math.min(length, order.length - 1))
        .map(k -> order[(from + k) % order.length])
        .toArray();
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
