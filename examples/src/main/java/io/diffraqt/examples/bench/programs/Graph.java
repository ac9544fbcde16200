package io.diffraqt.examples.bench.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Which qubits interact.
///
/// @param nodes number of qubits
/// @param edges pairs in the order in which programs use them
record Graph(int nodes, List<Edge> edges) {
  /// A pair, with `a` before `b` except where a ring closes.
  record Edge(int a, int b) {}

  static Graph ring(int nodes) {
    return new Graph(
        nodes, IntStream.range(0, nodes).mapToObj(q -> new Edge(q, (q + 1) % nodes)).toList());
  }

  /// The pairs of a line, every second one first.
  static Graph line(int nodes) {
    var edges = new ArrayList<Edge>();
    for (var parity = 0; parity < 2; parity++) {
      for (var q = parity; q + 1 < nodes; q += 2) {
        edges.add(new Edge(q, q + 1));
      }
    }
    return new Graph(nodes, edges);
  }

  static Graph grid(int rows, int columns) {
    var edges = new ArrayList<Edge>();
    for (var q = 0; q < rows * columns; q++) {
      if (q % columns + 1 < columns) {
        edges.add(new Edge(q, q + 1));
      }
      if (q + columns < rows * columns) {
        edges.add(new Edge(q, q + columns));
      }
    }
    return new Graph(rows * columns, edges);
  }

  static Graph complete(int nodes) {
    return random(nodes, 1, 0);
  }

  /// Each pair with the same probability.
  static Graph random(int nodes, double probability, long seed) {
    var random = new Random(seed);
    var edges = new ArrayList<Edge>();
    for (var a = 0; a < nodes; a++) {
      for (var b = a + 1; b < nodes; b++) {
        if (random.nextDouble() < probability) {
          edges.add(new Edge(a, b));
        }
      }
    }
    return new Graph(nodes, edges);
  }

  /// A random graph in which each node has `degree` neighbours: ends are paired at random until no
  /// pair is double or a loop.
  static Graph regular(int nodes, int degree, long seed) {
    var random = new Random(seed);
    while (true) {
      var ends = new ArrayList<>(IntStream.range(0, nodes * degree).boxed().toList());
      Collections.shuffle(ends, random);
      var edges = new LinkedHashSet<Edge>();
      for (var k = 0; k < ends.size(); k += 2) {
        var a = ends.get(k) / degree;
        var b = ends.get(k + 1) / degree;
        if (a != b) {
          edges.add(new Edge(Math.min(a, b), Math.max(a, b)));
        }
      }
      if (2 * edges.size() == nodes * degree) {
        return new Graph(nodes, List.copyOf(edges));
      }
    }
  }
}
