package io.diffraqt.transpile;

import io.diffraqt.target.Calibration;
import io.diffraqt.target.CouplingMap.Pair;
import io.diffraqt.target.Target;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which device qubits are joined, in either direction, and how far apart they are; couplers out of
/// use are left out. Immutable and thread-safe.
final class DeviceGraph {
  /// Distance of qubits that no path joins.
  static final int APART = 1 << 20;

  private final int[][] neighbours;
  private final int[] distance;
  private final List<Integer> largestPart;

  private DeviceGraph(int[][] neighbours) {
    this.neighbours = neighbours;
    this.distance = new int[neighbours.length * neighbours.length];
    for (var q = 0; q < neighbours.length; q++) {
      System.arraycopy(distancesFrom(q), 0, distance, q * neighbours.length, neighbours.length);
    }
    this.largestPart = findLargestPart();
  }

  /// The usable couplers of a target that does not join all pairs: there nothing is routed, and
  /// nothing as large as this is made for a simulator of ten thousand qubits.
  static DeviceGraph of(Target target) {
    return new DeviceGraph(adjacency(target));
  }

  private static int[][] adjacency(Target target) {
    var n = target.qubits();
    var joined = new boolean[n][n];
    for (var pair : target.coupling().pairs()) {
      if (pair.first() < n && pair.second() < n && !isOutOfUse(target, pair)) {
        joined[pair.first()][pair.second()] = true;
        joined[pair.second()][pair.first()] = true;
      }
    }
    var lists = new int[n][];
    for (var a = 0; a < n; a++) {
      var row = joined[a];
      lists[a] = IntStream.range(0, n).filter(b -> row[b]).toArray();
    }
    return lists;
  }

  private static boolean isOutOfUse(Target target, Pair pair) {
    return isDead(target, pair) || isDead(target, pair.first()) || isDead(target, pair.second());
  }

  /// Whether the calibration calls a one-qubit gate of the target dead on the qubit.
  static boolean isDead(Target target, int qubit) {
    return target.calibration().stream()
        .flatMap(
            c -> target.gates().gates().stream().flatMap(g -> c.gate(g, List.of(qubit)).stream()))
        .anyMatch(Calibration.GateFigures::isDead);
  }

  /// Whether the calibration calls every two-qubit gate on the pair dead.
  private static boolean isDead(Target target, Pair pair) {
    var on = List.of(pair.first(), pair.second());
    var figures =
        target.calibration().stream()
            .flatMap(c -> target.gates().gates().stream().flatMap(g -> c.gate(g, on).stream()))
            .toList();
    return !figures.isEmpty() && figures.stream().allMatch(Calibration.GateFigures::isDead);
  }

  int size() {
    return neighbours.length;
  }

  int[] neighbours(int qubit) {
    return neighbours[qubit];
  }

  int mostNeighbours() {
    return Arrays.stream(neighbours).mapToInt(n -> n.length).max().orElse(0);
  }

  /// The index of `to` among the neighbours of `from`; −1 where they are not joined.
  int slot(int from, int to) {
    var near = neighbours[from];
    for (var k = 0; k < near.length; k++) {
      if (near[k] == to) {
        return k;
      }
    }
    return -1;
  }

  boolean joins(int one, int other) {
    return distance(one, other) == 1;
  }

  /// Number of couplers on a shortest path; [#APART] where there is none.
  int distance(int one, int other) {
    return distance[one * neighbours.length + other];
  }

  /// The qubits of the largest part in which all are joined, rising.
  List<Integer> largestPart() {
    return largestPart;
  }

  private List<Integer> findLargestPart() {
    var best = List.<Integer>of();
    for (var q = 0; q < size(); q++) {
      var from = q;
      var part = IntStream.range(0, size()).filter(p -> distance(from, p) < APART).boxed().toList();
      best = part.size() > best.size() ? part : best;
    }
    return best;
  }

  /// The next qubit on a shortest path.
  int towards(int from, int to) {
    for (var next : neighbours[from]) {
      if (distance(next, to) < distance(from, to)) {
        return next;
      }
    }
    return from;
  }

  private int[] distancesFrom(int start) {
    var found = new int[neighbours.length];
    Arrays.fill(found, APART);
    found[start] = 0;
    var queue = new ArrayDeque<Integer>(List.of(start));
    while (!queue.isEmpty()) {
      var q = queue.remove();
      for (var next : neighbours[q]) {
        if (found[next] == APART) {
          found[next] = found[q] + 1;
          queue.add(next);
        }
      }
    }
    return found;
  }
}
