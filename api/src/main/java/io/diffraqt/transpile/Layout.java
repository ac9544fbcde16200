package io.diffraqt.transpile;

import java.util.List;
import java.util.stream.IntStream;

/// Which device qubit holds each program qubit.
///
/// @param places entry `k` is the device qubit of program qubit `k`; distinct
public record Layout(List<Integer> places) {
  /// @throws IllegalArgumentException when a device qubit occurs twice or is negative
  public Layout {
    places = List.copyOf(places);
    if (places.stream().anyMatch(p -> p < 0)
        || places.stream().distinct().count() < places.size()) {
      throw new IllegalArgumentException(
          "layout " + places + "; device qubits are 0 or more, none twice");
    }
  }

  /// Program qubit `k` on device qubit `k`.
  public static Layout identity(int qubits) {
    return new Layout(IntStream.range(0, qubits).boxed().toList());
  }

  /// The device qubit of program qubit `qubit`.
  public int place(int qubit) {
    return places.get(qubit);
  }

  /// Number of program qubits.
  public int size() {
    return places.size();
  }
}
