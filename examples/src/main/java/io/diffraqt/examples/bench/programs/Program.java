package io.diffraqt.examples.bench.programs;

import io.diffraqt.circuit.Circuit;
import java.util.List;
import java.util.stream.Stream;

/// A program to be compiled.
///
/// @param set which of the two lists it is from, or the user's own
/// @param name short, with the number of qubits at its end
/// @param circuit gates and measurements
public record Program(Set set, String name, Circuit circuit) {
  /// Why a program is here.
  public enum Set {
    /// Looked at while the compiler was made.
    TUNED,
    /// Other families, sizes and seeds, to see what the compiler does with what it was not made
    /// for.
    HELD_OUT,
    /// The user's.
    OWN
  }

  /// All programs of both lists.
  public static List<Program> all() {
    return Stream.concat(TunedPrograms.all().stream(), HeldOutPrograms.all().stream()).toList();
  }
}
