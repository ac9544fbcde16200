package io.diffraqt.examples.first;

import io.diffraqt.circuit.Circuit;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Surroundings;

/// Prepares a Bell pair on the simulator and prints how often each outcome was seen.
final class BellPair {
  private BellPair() {}

  static void main() {
    var bell = Circuit.onQubits(2).h(0).cx(0, 1).measureAll().build();
    try (var connection = Connection.open("simulator", Surroundings.ofThisProcess())) {
      var counts = connection.sampler().sample(bell, 1_000).counts();
      counts.asMap().forEach((bits, count) -> IO.println(bits + "  " + count));
    }
  }
}
