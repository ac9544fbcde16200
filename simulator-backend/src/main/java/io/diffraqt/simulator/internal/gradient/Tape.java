package io.diffraqt.simulator.internal.gradient;

import io.diffraqt.simulator.internal.kernel.Parts;
import java.util.List;

/// What a forward pass leaves for the pass back.
///
/// @param end the final amplitudes
/// @param projected the amplitudes before each kept measurement, in order
/// @param probabilities of the kept outcomes, in order
@SuppressWarnings("ArrayRecordComponent") // Arrays are shared inside the module, not compared.
public record Tape(Parts end, List<Parts> projected, double[] probabilities) {
  /// Copies the list.
  public Tape {
    projected = List.copyOf(projected);
  }

  /// Probability of all kept outcomes together.
  public double acceptance() {
    var product = 1.0;
    for (var p : probabilities) {
      product *= p;
    }
    return product;
  }
}
