package io.diffraqt.transpile;

import java.util.ArrayDeque;
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
    var lists = new int[qubits][];
    for (var q = 0; q < qubits; q++) {
      var row = joined[q];
      lists[q] = IntStream.range(0, qubits).filter(p -> row[p]).toArray();
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
