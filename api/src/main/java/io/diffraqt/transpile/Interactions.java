package io.diffraqt.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which program qubits share two-qubit gates. Immutable.
final class Interactions {
  private final int[][] neighbours;
  private final int[][] distance;
  private final List<Integer> active;

  private Interactions(int[][] neighbours) {
    this.neighbours = neighbours;
    this.active =
        IntStream.range(0, neighbours.length)
            .filter(q -> neighbours[q].length > 0)
            .boxed()
            .toList();
    this.distance = new int[neighbours.length][];
    for (var q = 0; q < neighbours.length; q++) {
      distance[q] = distancesFrom(q);
    }
  }

  /// The pairs of a circuit on `qubits` qubits.
  static Interactions of(RoutingDag dag, int qubits) {
    var joined = new boolean[qubits][qubits];
    for (var node = 0; node < dag.size(); node++) {
      if (dag.isPair(node)) {
        joined[dag.first(node)][dag.second(node)] = true;
        joined[dag.second(node)][dag.first(node)] = true;
      }
    }
    return of(joined);
  }

  /// @param joined symmetric
  static Interactions of(boolean[][] joined) {
    var lists = new int[joined.length][];
    for (var q = 0; q < joined.length; q++) {
      var row = joined[q];
      lists[q] = IntStream.range(0, row.length).filter(p -> row[p]).toArray();
    }
    return new Interactions(lists);
  }

  /// Each of `members` with the next one.
  static Interactions row(int qubits, List<Integer> members) {
    var lists = new int[qubits][0];
    for (var k = 0; k < members.size(); k++) {
      var from = Math.max(0, k - 1);
      var to = Math.min(members.size(), k + 2);
      var self = k;
      lists[members.get(k)] =
          IntStream.range(from, to).filter(j -> j != self).map(members::get).toArray();
    }
    return new Interactions(lists);
  }

  int size() {
    return neighbours.length;
  }

  /// The qubits that have a partner.
  List<Integer> activeQubits() {
    return active;
  }

  int active() {
    return active.size();
  }

  int[] neighbours(int qubit) {
    return neighbours[qubit];
  }

  int mostNeighbours() {
    return Arrays.stream(neighbours).mapToInt(n -> n.length).max().orElse(0);
  }

  /// Pairs on a shortest chain between two qubits; [DeviceGraph#APART] where there is none.
  int distance(int one, int other) {
    return distance[one][other];
  }

  /// The interacting qubits in the order of the one ring that they form; empty where they do not.
  List<Integer> ring() {
    return active.size() >= 3 && active.stream().allMatch(q -> neighbours[q].length == 2)
        ? walk(active.getFirst())
        : List.of();
  }

  /// The interacting qubits in the order of the one line that they form; empty where they do not.
  List<Integer> line() {
    var ends = active.stream().filter(q -> neighbours[q].length == 1).toList();
    return ends.size() == 2 && mostNeighbours() <= 2 ? walk(ends.getFirst()) : List.of();
  }

  /// From partner to partner, until the start or an end; empty where that misses some.
  private List<Integer> walk(int start) {
    var order = new ArrayList<Integer>();
    var previous = -1;
    var at = start;
    while (at >= 0 && !(at == start && previous >= 0)) {
      order.add(at);
      var next = -1;
      for (var partner : neighbours[at]) {
        next = partner == previous ? next : partner;
      }
      previous = at;
      at = next;
    }
    return order.size() == active.size() ? order : List.of();
  }

  private int[] distancesFrom(int start) {
    var found = new int[neighbours.length];
    Arrays.fill(found, DeviceGraph.APART);
    found[start] = 0;
    var queue = new ArrayDeque<Integer>(List.of(start));
    while (!queue.isEmpty()) {
      var q = queue.remove();
      for (var next : neighbours[q]) {
        if (found[next] == DeviceGraph.APART) {
          found[next] = found[q] + 1;
          queue.add(next);
        }
      }
    }
    return found;
  }
}
