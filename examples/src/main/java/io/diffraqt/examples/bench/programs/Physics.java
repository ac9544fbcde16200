package io.diffraqt.examples.bench.programs;

import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Programs made of the interactions of a graph or of random blocks.
final class Physics {
  private Physics() {}

  /// `h`, then per level `rzz` on every edge and `rx` on every qubit, then measurement.
  static Circuit qaoa(Graph graph, int levels) {
    var builder = Circuit.onQubits(graph.nodes());
    for (var q = 0; q < graph.nodes(); q++) {
      builder.h(q);
    }
    for (var level = 0; level < levels; level++) {
      trotter(builder, graph, 0.4 + 0.3 * level, 0.7 - 0.2 * level);
    }
    return builder.measureAll().build();
  }

  /// Trotter steps of the Ising model in a transverse field.
  static Circuit ising(Graph graph, int steps) {
    var builder = Circuit.onQubits(graph.nodes());
    for (var step = 0; step < steps; step++) {
      trotter(builder, graph, 0.3, 0.4);
    }
    return builder.build();
  }

  private static void trotter(Circuit.Builder builder, Graph graph, double pair, double one) {
    graph.edges().forEach(edge -> builder.rzz(pair, edge.a(), edge.b()));
    for (var q = 0; q < graph.nodes(); q++) {
      builder.rx(2 * one, q);
    }
  }

  /// Trotter steps of the Heisenberg model: `rxx`, `ryy` and `rzz` on every edge.
  static Circuit heisenberg(Graph graph, int steps) {
    var builder = Circuit.onQubits(graph.nodes());
    for (var step = 0; step < steps; step++) {
      for (var edge : graph.edges()) {
        builder.rxx(0.2, edge.a(), edge.b());
        builder.ryy(0.2, edge.a(), edge.b());
        builder.rzz(0.2, edge.a(), edge.b());
      }
    }
    return builder.build();
  }

  /// Quantum volume's shape: in each layer a generic gate on each pair of a random pairing.
  static Circuit volume(int qubits, int layers, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < layers; layer++) {
      var order = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
      Collections.shuffle(order, random);
      for (var k = 0; k + 1 < qubits; k += 2) {
        generic(builder, order.get(k), order.get(k + 1), random);
      }
    }
    return builder.build();
  }

  /// Generic gates on neighbours in a line, every second pair at a time.
  static Circuit brickwork(int qubits, int layers, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < layers; layer++) {
      for (var q = layer % 2; q + 1 < qubits; q += 2) {
        generic(builder, q, q + 1, random);
      }
    }
    return builder.build();
  }

  /// Rotations about three axes of the pair between random rotations of both qubits.
  private static void generic(Circuit.Builder builder, int a, int b, Random random) {
    turned(builder, a, random);
    turned(builder, b, random);
    builder.rxx(angle(random), a, b).ryy(angle(random), a, b).rzz(angle(random), a, b);
    turned(builder, a, random);
    turned(builder, b, random);
  }

  private static void turned(Circuit.Builder builder, int qubit, Random random) {
    builder.u(Math.acos(1 - 2 * random.nextDouble()), angle(random), angle(random), qubit);
  }

  /// Exponentials of random strings of Pauli matrices, by ladders of `cx` about one `rz`.
  static Circuit pauliExponentials(int qubits, int count, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < count; k++) {
      exponential(builder, letters(qubits, random), angle(random));
    }
    return builder.build();
  }

  private static int[] letters(int qubits, Random random) {
    var letters = random.ints(qubits, 0, 4).toArray();
    letters[random.nextInt(qubits)] = 3;
    return letters;
  }

  private static void exponential(Circuit.Builder builder, int[] letters, double angle) {
    var on = IntStream.range(0, letters.length).filter(q -> letters[q] > 0).boxed().toList();
    on.forEach(q -> intoZ(builder, letters[q], q, false));
    ladder(builder, on);
    builder.rz(angle, on.getLast());
    ladder(builder, on.reversed());
    on.forEach(q -> intoZ(builder, letters[q], q, true));
  }

  private static void ladder(Circuit.Builder builder, List<Integer> on) {
    for (var k = 0; k + 1 < on.size(); k++) {
      var low = Math.min(on.get(k), on.get(k + 1));
      builder.cx(low, Math.max(on.get(k), on.get(k + 1)));
    }
  }

  private static void intoZ(Circuit.Builder builder, int letter, int qubit, boolean back) {
    if (letter == 1) {
      builder.h(qubit);
    } else if (letter == 2) {
      builder.rx(back ? -Math.PI / 2 : Math.PI / 2, qubit);
    }
  }

  /// Layers of random rotations, and random pairs of gates that commute with each other.
  static Circuit instantaneous(int qubits, int gates, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var q = 0; q < qubits; q++) {
      builder.h(q).p(angle(random), q);
    }
    for (var k = 0; k < gates; k++) {
      var a = random.nextInt(qubits);
      builder.cp(angle(random), a, (a + 1 + random.nextInt(qubits - 1)) % qubits);
    }
    for (var q = 0; q < qubits; q++) {
      builder.h(q);
    }
    return builder.measureAll().build();
  }

  static double angle(Random random) {
    return (2 * random.nextDouble() - 1) * Math.PI;
  }
}
