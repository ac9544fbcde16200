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
import io.diffraqt.observable.HermitianObservable;
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
      builder.apply(gate, angles(gate, random), some(random, qubits, gate.qubits()));
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

  /// One request of every kind, on random qubits; parameters are called `a` and `cx`.
  static List<ResultRequest> results(Random random, int qubits) {
    var states =
        IntStream.range(0, 3)
            .mapToObj(k -> Integer.toBinaryString(1 << qubits | random.nextInt(1 << qubits)))
            .map(s -> s.substring(1))
            .toList();
    var results = new ArrayList<ResultRequest>();
    results.add(new ResultRequest.State());
    results.add(new ResultRequest.Density(some(random, qubits, random.nextInt(qubits + 1))));
    results.add(new ResultRequest.Probability(some(random, qubits, random.nextInt(qubits + 1))));
    results.add(new ResultRequest.Amplitude(states));
    for (var figure : ResultRequest.Figure.values()) {
      results.add(new ResultRequest.Statistic(figure, factors(random, qubits)));
      results.add(new ResultRequest.OnEach(figure, name(random)));
    }
    var terms =
        IntStream.range(0, 3)
            .mapToObj(
                _ -> new ResultRequest.Weighted(random.nextGaussian(), factors(random, qubits)))
            .toList();
    var by = List.of(Parameter.of("a"), Parameter.of("cx")).subList(0, random.nextInt(3));
    results.add(new ResultRequest.Gradient(terms, by));
    Collections.shuffle(results, random);
    return results;
  }

  private static ObservableFactor.Name name(Random random) {
    return ObservableFactor.Name.values()[random.nextInt(5)];
  }

  /// A matrix on two qubits beside names on the others, or names alone.
  private static List<ObservableFactor> factors(Random random, int qubits) {
    var places = some(random, qubits, 1 + random.nextInt(qubits));
    var factors = new ArrayList<ObservableFactor>();
    var named = places;
    if (places.size() > 1 && random.nextBoolean()) {
      var half = unitary(random, 2).matrix();
      var matrix = new HermitianObservable(half.plus(half.adjoint()), places.subList(0, 2));
      factors.add(new ObservableFactor.Matrix(matrix));
      named = places.subList(2, places.size());
    }
    named.forEach(q -> factors.add(new ObservableFactor.Named(name(random), q)));
    return factors;
  }

  /// Distinct qubits in random order.
  static List<Integer> some(Random random, int qubits, int count) {
    var places = new ArrayList<>(IntStream.range(0, qubits).boxed().toList());
    Collections.shuffle(places, random);
    return List.copyOf(places.subList(0, count));
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
