package io.diffraqt.noisemodels;

import io.diffraqt.noise.ReadoutError;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How read-out errs on each qubit: named qubits, and all others alike.
///
/// @param byQubit errors of named qubits
/// @param elsewhere that of every other qubit, if it errs
public record Readout(Map<Integer, ReadoutError> byQubit, Optional<ReadoutError> elsewhere) {
  /// Copies the map.
  ///
  /// @throws IllegalArgumentException when a qubit is negative
  public Readout {
    byQubit = Collections.unmodifiableMap(new HashMap<>(byQubit));
    byQubit.keySet().forEach(Readout::requireQubit);
  }

  /// Read-out without error.
  public static Readout perfect() {
    return new Readout(Map.of(), Optional.empty());
  }

  /// The same error on every qubit.
  public static Readout everywhere(ReadoutError error) {
    return new Readout(Map.of(), Optional.of(error));
  }

  /// This, with one qubit's error replaced.
  public Readout with(int qubit, ReadoutError error) {
    var changed = new HashMap<>(byQubit);
    changed.put(qubit, error);
    return new Readout(changed, elsewhere);
  }

  /// How this qubit's read-out errs; empty where it does not.
  public Optional<ReadoutError> error(int qubit) {
    return Optional.ofNullable(byQubit.get(qubit)).or(() -> elsewhere).filter(Readout::errs);
  }

  private static boolean errs(ReadoutError error) {
    return error.oneGivenZero() > 0 || error.zeroGivenOne() > 0;
  }

  private static void requireQubit(int qubit) {
    if (qubit < 0) {
      throw new IllegalArgumentException("read-out of qubit " + qubit + "; 0 is the least");
    }
  }
}
