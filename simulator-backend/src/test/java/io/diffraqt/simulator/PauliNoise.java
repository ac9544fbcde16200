package io.diffraqt.simulator;

import static io.diffraqt.simulator.TestNoise.scaled;

import io.diffraqt.circuit.Instruction;
import io.diffraqt.linalg.ComplexMatrix;
import io.diffraqt.linalg.KrausChannel;
import io.diffraqt.noise.NoiseModel;
import io.diffraqt.noise.ReadoutError;
import java.util.List;
import java.util.Optional;

/// Strong noise that is a mixture of Paulis everywhere: unequal Paulis and dephasing, the latter by
/// Kraus operators that are no Paulis, after gates on one qubit; correlated ones after others;
/// flips after resets and measurements; read-out errors that depend on the state, but on qubit 1.
final class PauliNoise implements NoiseModel {
  private static final ComplexMatrix X = ComplexMatrix.real(2, 2, 0, 1, 1, 0);
  private static final ComplexMatrix Z = ComplexMatrix.real(2, 2, 1, 0, 0, -1);
  private static final ComplexMatrix ONE = ComplexMatrix.identity(2);

  static final KrausChannel UNEQUAL =
      KrausChannel.of(scaled(ONE, .9), scaled(X, .07), scaled(X.times(Z), .02), scaled(Z, .01));
  static final KrausChannel DEPHASING =
      KrausChannel.of(
          ComplexMatrix.real(2, 2, 1, 0, 0, Math.sqrt(.8)),
          ComplexMatrix.real(2, 2, 0, 0, 0, Math.sqrt(.2)));
  static final KrausChannel CORRELATED =
      KrausChannel.of(
          scaled(ONE.kron(ONE), .85),
          scaled(X.kron(Z), .1),
          scaled(Z.kron(X), .03),
          scaled(ONE.kron(X), .02));
  static final KrausChannel FLIP = KrausChannel.of(scaled(ONE, .95), scaled(X, .05));

  @Override
  public List<Placed> after(Instruction instruction) {
    var on = instruction.qubits();
    return switch (instruction) {
      case Instruction.Barrier _,
          Instruction.Noise _,
          Instruction.Conditional _,
          Instruction.Prepare _ ->
          List.of();
      case Instruction.Apply _ when on.isEmpty() -> List.of();
      case Instruction.Apply _ when on.size() == 1 ->
          List.of(new Placed(UNEQUAL, on), new Placed(DEPHASING, on));
      case Instruction.Apply _ -> List.of(new Placed(CORRELATED, on.subList(0, 2)));
      case Instruction.Measure _, Instruction.Reset _, Instruction.Delay _ ->
          List.of(new Placed(FLIP, on.subList(0, 1)));
    };
  }

  @Override
  public Optional<ReadoutError> readout(int qubit) {
    return qubit == 1 ? Optional.empty() : Optional.of(new ReadoutError(.02, .1));
  }

  @Override
  public String description() {
    return "strong Pauli noise for tests";
  }
}
