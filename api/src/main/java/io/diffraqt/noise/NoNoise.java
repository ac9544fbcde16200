package io.diffraqt.noise;

import io.diffraqt.circuit.Instruction;
import java.util.List;
import java.util.Optional;

/// No channel after anything, and read-out without error.
enum NoNoise implements NoiseModel {
  INSTANCE;

  @Override
  public List<Placed> after(Instruction instruction) {
    return List.of();
  }

  @Override
  public Optional<ReadoutError> readout(int qubit) {
    return Optional.empty();
  }

  @Override
  public String description() {
    return "none";
  }
}
