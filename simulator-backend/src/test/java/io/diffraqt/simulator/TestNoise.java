package io.diffraqt.simulator;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.linalg.Complex;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Strong noise of every kind: a mixture of Paulis after one-qubit gates, correlated flips and
/// damping after others, damping after resets and measurements, unequal read-out errors.
final class TestNoise implements NoiseModel {
  private static final ComplexMatrix X = ComplexMatrix.real(2, 2, 0, 1, 1, 0);
  private static final ComplexMatrix Z = ComplexMatrix.real(2, 2, 1, 0, 0, -1);
  private static final ComplexMatrix ONE = ComplexMatrix.identity(2);

  static final KrausChannel FLIPS =
      KrausChannel.of(scaled(ONE, .8), scaled(X, .15), scaled(Z, .05));
  static final KrausChannel CORRELATED =
      KrausChannel.of(scaled(ONE.kron(ONE), .7), scaled(X.kron(Z), .2), scaled(Z.kron(X), .1));
  static final KrausChannel DAMPING =
      KrausChannel.of(
          ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(.7)),
          ComplexMatrix.real(2, 2, 0, Math.sqrt(.3), 0, 0));

  /// A Kraus operator of that probability, for a unitary matrix.
  static ComplexMatrix scaled(ComplexMatrix matrix, double probability) {
    return matrix.times(Complex.of(Math.sqrt(probability)));
  }

  @Override
  public List<Placed> after(Instruction instruction) {
    var on = instruction.qubits();
    return switch (instruction) {
      case Instruction.Barrier _,
          Instruction.Noise _,
          Instruction.Conditional _,
          Instruction.Prepare _ ->
          List.of();
      case Instruction.Apply _ when on.size() == 1 -> List.of(new Placed(FLIPS, on));
      case Instruction.Apply _ when on.size() > 1 -> {
        var placed = new ArrayList<Placed>();
        placed.add(new Placed(CORRELATED, on.subList(0, 2)));
        IntStream.range(0, 2).forEach(k -> placed.add(new Placed(DAMPING, on.subList(k, k + 1))));
        yield placed;
      }
      case Instruction.Apply _ -> List.of();
      case Instruction.Measure _, Instruction.Reset _, Instruction.Delay _ ->
          List.of(new Placed(DAMPING, on.subList(0, 1)));
    };
  }

  @Override
  public Optional<ReadoutError> readout(int qubit) {
    return qubit == 1 ? Optional.empty() : Optional.of(new ReadoutError(.02, .1));
  }

  @Override
  public String description() {
    return "strong noise for tests";
  }
}
