package io.diffraqt.examples.bench.programs;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.examples.diffusion.cacioppo.DenoisingCircuits;
import java.util.List;
import java.util.Random;

/// Programs made of layers with angles drawn at random, and of random gates.
final class Layered {
  private static final List<StandardGate> CLIFFORD_T =
      List.of(StandardGate.H, StandardGate.S, StandardGate.T, StandardGate.TDG, StandardGate.X);

  private Layered() {}

  /// Layers of `rx` and `rz` on every qubit and `cx` along a line.
  static Circuit hardwareEfficient(int qubits, int layers, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < layers; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder.rx(Physics.angle(random), q).rz(Physics.angle(random), q);
      }
      for (var q = 0; q + 1 < qubits; q++) {
        builder.cx(q, q + 1);
      }
    }
    return builder.build();
  }

  /// Layers of `ry` on every qubit and `cx` on every edge.
  static Circuit entangled(Graph graph, int layers, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(graph.nodes());
    for (var layer = 0; layer < layers; layer++) {
      for (var q = 0; q < graph.nodes(); q++) {
        builder.ry(Physics.angle(random), q);
      }
      graph.edges().forEach(edge -> builder.cx(edge.a(), edge.b()));
    }
    return builder.build();
  }

  /// A tree of `ry` and `cx` that joins two neighbours, then two such pairs, and so on.
  static Circuit tree(int qubits, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var apart = 1; apart < qubits; apart *= 2) {
      for (var q = 0; q + apart < qubits; q += 2 * apart) {
        builder.ry(Physics.angle(random), q).ry(Physics.angle(random), q + apart);
        builder.cx(q, q + apart);
      }
    }
    return builder.build();
  }

  /// The gates of one denoising step of the diffusion model; state and measurement are left out,
  /// since other compilers have no word for them.
  static Circuit diffusion(long seed) {
    var random = new Random(seed);
    var step = DenoisingCircuits.step(1);
    var builder = Circuit.onQubits(step.qubits());
    step.flattened()
        .forEach(instruction -> {
          if (instruction instanceof Apply(var gate, var angles, var qubits)) {
            var bound = angles.stream().map(_ -> Angle.of(Physics.angle(random))).toList();
            builder.apply(gate, bound, qubits);
          }
        });
    return builder.build();
  }

  /// Random `h`, `s`, `t`, `tdg` and `x`, and as many `cx` on random pairs.
  static Circuit cliffordT(int qubits, int gates, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < gates; k++) {
      var a = random.nextInt(qubits);
      if (random.nextBoolean()) {
        builder.apply(CLIFFORD_T.get(random.nextInt(CLIFFORD_T.size())), a);
      } else {
        builder.cx(a, (a + 1 + random.nextInt(qubits - 1)) % qubits);
      }
    }
    return builder.build();
  }

  /// Random rotations, and as many gates of three kinds on random pairs.
  static Circuit mixed(int qubits, int gates, long seed) {
    var random = new Random(seed);
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < gates; k++) {
      var a = random.nextInt(qubits);
      var b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
      switch (random.nextInt(6)) {
        case 0 -> builder.rx(Physics.angle(random), a);
        case 1 -> builder.ry(Physics.angle(random), a);
        case 2 -> builder.rz(Physics.angle(random), a);
        case 3 -> builder.cx(a, b);
        case 4 -> builder.cp(Physics.angle(random), a, b);
        default -> builder.swap(a, b).rzz(Physics.angle(random), a, b);
      }
    }
    return builder.build();
  }
}
