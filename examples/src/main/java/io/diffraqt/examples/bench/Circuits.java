package io.diffraqt.examples.bench;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The circuits of the cases; the same ones each time.
final class Circuits {
  private static final long SEED = 20260101;
  private static final List<StandardGate> FIXED =
      List.of(StandardGate.H, StandardGate.X, StandardGate.S, StandardGate.T, StandardGate.SX);
  private static final List<StandardGate> TURNING =
      List.of(StandardGate.RX, StandardGate.RY, StandardGate.RZ, StandardGate.P);

  private static final int CLIFFORD_LAYERS = 20;
  private static final List<StandardGate> CLIFFORD =
      List.of(StandardGate.H, StandardGate.S, StandardGate.X, StandardGate.SX);

  private Circuits() {}

  /// Layers of `rx` and `rz` on every qubit and a ladder of `cx`, with angles in `-π..π`.
  static Circuit layers(int qubits, int depth) {
    return layers(qubits, depth, angles());
  }

  private static Circuit layers(int qubits, int depth, Random random) {
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < depth; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder.rx(angle(random), q).rz(angle(random), q);
      }
      ladder(builder, qubits);
    }
    return builder.build();
  }

  /// [#layers] with a measurement of every qubit at the end.
  static Circuit measuredLayers(int qubits, int depth) {
    return measured(layers(qubits, depth));
  }

  private static Circuit measured(Circuit gates) {
    return Circuit.onQubits(gates.qubits()).addAll(gates.instructions()).measureAll().build();
  }

  /// Twenty layers of `h`, `s`, `x` or `sx` on every qubit and `cx` on random pairs of all qubits,
  /// which are measured at the end.
  static Circuit cliffordLayers(int qubits) {
    var random = angles();
    var builder = Circuit.onQubits(qubits);
    var order = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    for (var layer = 0; layer < CLIFFORD_LAYERS; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder.apply(CLIFFORD.get(random.nextInt(CLIFFORD.size())), List.of(), List.of(q));
      }
      Collections.shuffle(order, random);
      for (var k = 0; k + 1 < qubits; k += 2) {
        builder.cx(order.get(k), order.get(k + 1));
      }
    }
    return builder.measureAll().build();
  }

  /// Measured layers whose angles are parameters.
  static Circuit openLayers(int qubits, int depth) {
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < depth; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder.rx(parameter("a", layer, q), q).rz(parameter("b", layer, q), q);
      }
      ladder(builder, qubits);
    }
    return builder.measureAll().build();
  }

  /// Layers of `rx`, `ry`, `rz` and a ladder of `cx`, whose angles are parameters.
  static Circuit trainableLayers(int qubits, int depth) {
    var builder = Circuit.onQubits(qubits);
    for (var layer = 0; layer < depth; layer++) {
      for (var q = 0; q < qubits; q++) {
        builder
            .rx(parameter("a", layer, q), q)
            .ry(parameter("b", layer, q), q)
            .rz(parameter("c", layer, q), q);
      }
      ladder(builder, qubits);
    }
    return builder.build();
  }

  private static Angle parameter(String name, int layer, int qubit) {
    return Parameter.of(name + layer + "_" + qubit).angle();
  }

  private static void ladder(Circuit.Builder builder, int qubits) {
    for (var q = 0; q + 1 < qubits; q++) {
      builder.cx(q, q + 1);
    }
  }

  /// The Fourier transform, swaps included, behind one `rx` per qubit, so that its input is not a
  /// basis state.
  static Circuit fourier(int qubits) {
    var random = angles();
    var builder = Circuit.onQubits(qubits);
    for (var q = 0; q < qubits; q++) {
      builder.rx(angle(random), q);
    }
    for (var q = qubits - 1; q >= 0; q--) {
      builder.h(q);
      for (var k = q - 1; k >= 0; k--) {
        builder.cp(Math.scalb(Math.PI, k - q), k, q);
      }
    }
    for (var q = 0; q < qubits / 2; q++) {
      builder.swap(q, qubits - 1 - q);
    }
    return builder.build();
  }

  /// As many layers as there are qubits, each of random matrices on random pairs of qubits, as for
  /// quantum volume.
  static Circuit volume(int qubits) {
    var random = angles();
    var builder = Circuit.onQubits(qubits);
    var order = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    for (var layer = 0; layer < qubits; layer++) {
      Collections.shuffle(order, random);
      for (var q = 0; q + 1 < qubits; q += 2) {
        var gate = new UnitaryGate("pair" + layer + "_" + q, unitary(random));
        builder.apply(gate, List.of(), order.subList(q, q + 2));
      }
    }
    return builder.build();
  }

  /// A 4 × 4 matrix of the Haar measure: Gaussian columns, made orthonormal one after another.
  private static ComplexMatrix unitary(Random random) {
    var columns = new double[4][8];
    for (var k = 0; k < 4; k++) {
      var column = columns[k];
      Arrays.setAll(column, _ -> random.nextGaussian());
      for (var before = 0; before < k; before++) {
        subtractPart(columns[before], column);
      }
      var norm = Math.sqrt(Arrays.stream(column).map(x -> x * x).sum());
      Arrays.setAll(column, e -> column[e] / norm);
    }
    return ComplexMatrix.fill(
        4, 4, (row, column) -> new Complex(columns[column][2 * row], columns[column][2 * row + 1]));
  }

  /// `v ← v − ⟨u|v⟩·u`.
  private static void subtractPart(double[] u, double[] v) {
    var re = 0.0;
    var im = 0.0;
    for (var e = 0; e < u.length; e += 2) {
      re += u[e] * v[e] + u[e + 1] * v[e + 1];
      im += u[e] * v[e + 1] - u[e + 1] * v[e];
    }
    for (var e = 0; e < u.length; e += 2) {
      v[e] -= re * u[e] - im * u[e + 1];
      v[e + 1] -= re * u[e + 1] + im * u[e];
    }
  }

  /// Gates drawn at random: a quarter fixed on one qubit, a third turning, a quarter `cx`, the rest
  /// `cp`.
  static Circuit mixed(int qubits, int gates) {
    var random = angles();
    var builder = Circuit.onQubits(qubits);
    for (var k = 0; k < gates; k++) {
      var kind = random.nextDouble();
      var first = random.nextInt(qubits);
      var second = (first + 1 + random.nextInt(qubits - 1)) % qubits;
      if (kind < 0.25) {
        builder.apply(FIXED.get(random.nextInt(FIXED.size())), List.of(), List.of(first));
      } else if (kind < 0.6) {
        var turning = TURNING.get(random.nextInt(TURNING.size()));
        var angle = Angle.of(angle(random));
        builder.apply(turning, List.of(angle), List.of(first));
      } else if (kind < 0.85) {
        builder.cx(first, second);
      } else {
        builder.cp(angle(random), first, second);
      }
    }
    return builder.build();
  }

  /// `count` angles in `-π..π`.
  static double[] angles(int count) {
    var random = angles();
    var values = new double[count];
    Arrays.setAll(values, k -> angle(random));
    return values;
  }

  private static Random angles() {
    return new Random(SEED);
  }

  private static double angle(Random random) {
    return random.nextDouble(-Math.PI, Math.PI);
  }
}
