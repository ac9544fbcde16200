package io.diffraqt.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Looks for places on which every interacting pair is joined, so that no exchange is needed.
///
/// Depth-first search with restarts. A place is tried only where it is no farther from each placed
/// qubit than the two are in the interaction graph, which closes rings early; the place with the
/// fewest free neighbours goes first (Warnsdorff's rule). Not thread-safe.
final class SubgraphEmbedding {
  private final Interactions interactions;
  private final DeviceGraph graph;
  private final SplittableRandom random;
  private final int[] order;
  private final int[] places;
  private final boolean[] taken;
  private int steps;

  SubgraphEmbedding(Interactions interactions, DeviceGraph graph, SplittableRandom random) {
    this.interactions = interactions;
    this.graph = graph;
    this.random = random;
    this.order = new int[interactions.active()];
    this.places = new int[interactions.size()];
    this.taken = new boolean[graph.size()];
  }

  /// Places of all interacting qubits, −1 for the others; empty when none was found within
  /// `restarts` searches of `budget` steps each, or when there is none.
  Optional<int[]> find(int restarts, int budget) {
    if (interactions.mostNeighbours() > graph.mostNeighbours()) {
      return Optional.empty();
    }
    for (var k = 0; k < restarts; k++) {
      Arrays.fill(places, -1);
      Arrays.fill(taken, false);
      arrange();
      steps = budget;
      if (extend(0)) {
        return Optional.of(places.clone());
      }
      if (steps > 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Each next qubit has as many placed neighbours as possible, the latest first.
  private void arrange() {
    var rank = new int[interactions.size()];
    Arrays.fill(rank, -1);
    for (var k = 0; k < order.length; k++) {
      var next =
          interactions.activeQubits().stream()
              .filter(q -> rank[q] < 0)
              .max(
                  Comparator.<Integer>comparingInt(q -> placed(q, rank))
                      .thenComparingInt(q -> latest(q, rank))
                      .thenComparingInt(q -> interactions.neighbours(q).length))
              .orElseThrow();
      order[k] = next;
      rank[next] = k;
    }
  }

  private int placed(int qubit, int[] rank) {
    return (int) Arrays.stream(interactions.neighbours(qubit)).filter(n -> rank[n] >= 0).count();
  }

  private int latest(int qubit, int[] rank) {
    return Arrays.stream(interactions.neighbours(qubit)).map(n -> rank[n]).max().orElse(-1);
  }

  private boolean extend(int depth) {
    if (depth == order.length) {
      return true;
    }
    var qubit = order[depth];
    for (int candidate : candidates(qubit)) {
      if (--steps < 0) {
        return false;
      }
      if (fits(qubit, candidate, depth)) {
        places[qubit] = candidate;
        taken[candidate] = true;
        if (extend(depth + 1)) {
          return true;
        }
        places[qubit] = -1;
        taken[candidate] = false;
      }
    }
    return false;
  }

  private List<Integer> candidates(int qubit) {
    var list = new ArrayList<Integer>();
    var anchor =
        Arrays.stream(interactions.neighbours(qubit)).filter(n -> places[n] >= 0).findFirst();
    if (anchor.isPresent()) {
      Arrays.stream(graph.neighbours(places[anchor.getAsInt()])).forEach(list::add);
    } else {
      IntStream.range(0, graph.size()).forEach(list::add);
    }
    list.removeIf(c -> taken[c]);
    var keys = new double[graph.size()];
    list.forEach(c -> keys[c] = free(c) + random.nextDouble());
    if (anchor.isEmpty()) {
      list.forEach(c -> keys[c] = random.nextDouble());
    }
    list.sort(Comparator.comparingDouble(c -> keys[c]));
    return list;
  }

  private int free(int place) {
    var count = 0;
    for (var next : graph.neighbours(place)) {
      count += taken[next] ? 0 : 1;
    }
    return count;
  }

  private boolean fits(int qubit, int candidate, int depth) {
    var waiting = 0;
    for (var neighbour : interactions.neighbours(qubit)) {
      waiting += places[neighbour] < 0 ? 1 : 0;
    }
    if (free(candidate) < waiting) {
      return false;
    }
    for (var k = 0; k < depth; k++) {
      var other = order[k];
      if (graph.distance(candidate, places[other]) > interactions.distance(qubit, other)) {
        return false;
      }
    }
    return true;
  }
}
