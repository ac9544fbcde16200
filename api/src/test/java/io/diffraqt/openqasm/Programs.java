package io.diffraqt.openqasm;

import io.diffraqt.circuit.Angle;
import io.diffraqt.circuit.Channel;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.ControlledGate;
import io.diffraqt.circuit.Gate;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Parameter;
import io.diffraqt.circuit.StandardGate;
import io.diffraqt.circuit.UnitaryGate;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Circuits to try.
final class Programs {
  private Programs() {}

  /// Twelve random gates, some under controls, some matrices, some with a parameter.
  static Circuit random(Random random, int qubits) {
    var builder = Circuit.onQubits(qubits);
    var gates = Arrays.stream(StandardGate.values()).filter(g -> g.qubits() <= qubits).toList();
    for (var k = 0; k < 12; k++) {
      Gate gate =
          random.nextInt(8) == 0
              ? unitary(random, 1 + random.nextInt(Math.min(3, qubits)))
              : gates.get(random.nextInt(gates.size()));
      while (gate.qubits() < qubits && random.nextInt(3) == 0) {
        gate = ControlledGate.of(gate, List.of(random.nextBoolean()));
      }
      var places = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
      Collections.shuffle(places, random);
      builder.apply(gate, angles(gate, random), places.subList(0, gate.qubits()));
    }
    return builder.build();
  }

  static List<Angle> angles(Gate gate, Random random) {
    return IntStream.range(0, gate.angleCount())
        .mapToObj(k -> {
          var constant = Angle.of(random.nextGaussian() * 3);
          return random.nextInt(3) == 0
              ? Parameter.of("theta").angle().times(random.nextGaussian()).plus(constant)
              : constant;
        })
        .toList();
  }

  /// Random matrices of a channel: parts of a unitary on two more qubits.
  static Instruction.Noise noise(Random random, int qubits, List<Integer> on) {
    var size = 1 << qubits;
    var whole = unitary(random, qubits + 2).matrix();
    var operators =
        IntStream.range(0, 4)
            .mapToObj(k -> ComplexMatrix.fill(size, size, (r, c) -> whole.at(k * size + r, c)))
            .toList();
    return new Instruction.Noise(new Channel.General(new KrausChannel(operators)), on);
  }

  /// A unitary from random columns made orthonormal one after the other.
  static UnitaryGate unitary(Random random, int qubits) {
    var size = 1 << qubits;
    var columns = new Complex[size][size];
    for (var c = 0; c < size; c++) {
      for (var r = 0; r < size; r++) {
        columns[c][r] = new Complex(random.nextGaussian(), random.nextGaussian());
      }
      for (var before = 0; before < 2 * c; before++) {
        subtract(columns[c], columns[before % c]);
      }
      var norm = Math.sqrt(Arrays.stream(columns[c]).mapToDouble(Complex::squaredAbs).sum());
      columns[c] = Arrays.stream(columns[c]).map(z -> z.times(1 / norm)).toArray(Complex[]::new);
    }
    return new UnitaryGate("some", ComplexMatrix.fill(size, size, (r, c) -> columns[c][r]));
  }

  private static void subtract(Complex[] column, Complex[] other) {
    var overlap = Complex.ZERO;
    for (var k = 0; k < column.length; k++) {
      overlap = overlap.plus(other[k].conjugate().times(column[k]));
    }
    for (var k = 0; k < column.length; k++) {
      column[k] = column[k].minus(other[k].times(overlap));
    }
  }
}
