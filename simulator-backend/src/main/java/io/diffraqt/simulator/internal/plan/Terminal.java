package io.diffraqt.simulator.internal.plan;

import io.diffraqt.noise.ReadoutError;

/// A measurement that can wait until the end.
///
/// @param qubit place in the simulated register
/// @param bit where the outcome goes
/// @param readout how the record errs
public record Terminal(int qubit, int bit, ReadoutError readout) {
  /// A read-out without error.
  public static final ReadoutError PERFECT = ReadoutError.symmetric(0);

  /// Whether the record can differ from the outcome.
  public boolean errs() {
    return !readout.equals(PERFECT);
  }
}
