package io.diffraqt.noisemodels;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.circuit.Instruction;
import io.diffraqt.circuit.Instruction.Apply;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import java.util.List;

/// A slow density-matrix simulation of a few qubits out of many: every operator is written out on
/// all qubits in use. Only for checking noise, and made to share nothing with a simulator.
final class DensityOracle {
  private final List<Integer> qubits;
  private final NoiseModel noise;
  private ComplexMatrix rho;

  private DensityOracle(List<Integer> qubits, NoiseModel noise) {
    this.qubits = qubits;
    this.noise = noise;
    var size = 1 << qubits.size();
    this.rho =
        ComplexMatrix.fill(size, size, (r, c) -> r == 0 && c == 0 ? Complex.ONE : Complex.ZERO);
  }

  /// The state after a circuit, over the qubits it uses in rising order, the first one least
  /// significant.
  static ComplexMatrix run(Circuit circuit, NoiseModel noise) {
    var oracle = new DensityOracle(circuit.usedQubits(), noise);
    circuit.instructions().forEach(oracle::step);
    return oracle.rho;
  }

  /// P(outcome), read-out error included.
  static double[] measured(ComplexMatrix rho, List<Integer> qubits, NoiseModel noise) {
    var size = rho.rows();
    var seen = new double[size];
    for (var actual = 0; actual < size; actual++) {
      for (var read = 0; read < size; read++) {
        seen[read] += rho.re(actual, actual) * flip(read, actual, qubits, noise);
      }
    }
    return seen;
  }

  static ComplexMatrix apply(KrausChannel channel, ComplexMatrix rho) {
    return channel.operators().stream()
        .map(k -> k.times(rho).times(k.adjoint()))
        .reduce(ComplexMatrix::plus)
        .orElseThrow();
  }

  private static double flip(int read, int actual, List<Integer> qubits, NoiseModel noise) {
    var probability = 1.0;
    for (var k = 0; k < qubits.size(); k++) {
      var before = actual >> k & 1;
      var after = read >> k & 1;
      probability *=
          noise
              .readout(qubits.get(k))
              .map(error -> error.probability(after, before))
              .orElse(after == before ? 1.0 : 0.0);
    }
    return probability;
  }

  private void step(Instruction instruction) {
    switch (instruction) {
      case Apply(var gate, var angles, var operands) -> {
        var values = angles.stream().mapToDouble(a -> a.value(_ -> Double.NaN)).toArray();
        act(KrausChannel.of(gate.matrix(values)), operands);
      }
      case Instruction.Reset(var qubit) -> act(AmplitudeDamping.of(1).channel(), List.of(qubit));
      case Instruction.Delay _, Instruction.Barrier _, Instruction.Measure _ -> {}
      case Instruction.Noise _, Instruction.Prepare _, Instruction.Conditional _ ->
          throw new IllegalArgumentException("the oracle knows no " + instruction);
    }
    noise.after(instruction).forEach(placed -> act(placed.channel(), placed.qubits()));
  }

  private void act(KrausChannel channel, List<Integer> operands) {
    var places = operands.stream().map(qubits::indexOf).toList();
    rho =
        apply(
            new KrausChannel(channel.operators().stream().map(k -> embedded(k, places)).toList()),
            rho);
  }

  private ComplexMatrix embedded(ComplexMatrix small, List<Integer> places) {
    var mask = places.stream().mapToInt(place -> 1 << place).sum();
    var size = 1 << qubits.size();
    return ComplexMatrix.fill(
        size,
        size,
        (r, c) ->
            (r & ~mask) == (c & ~mask)
                ? small.at(gather(r, places), gather(c, places))
                : Complex.ZERO);
  }

  private static int gather(int index, List<Integer> places) {
    var gathered = 0;
    for (var k = 0; k < places.size(); k++) {
      gathered |= (index >> places.get(k) & 1) << k;
    }
    return gathered;
  }
}
