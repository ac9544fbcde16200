package io.diffraqt.run;

import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Circuit;
import java.time.Clock;

/// Buys once and says what it got, in a process without Micrometer.
final class LeanProcess {
  private LeanProcess() {}

  static void main() {
    var program = Circuit.onQubits(1).x(0).measureAll().build();
    try (var journal = Journal.inMemory(Clock.systemUTC())) {
      var connection =
          Connection.to(
              "script",
              ScriptedBackend.once(),
              Surroundings.ofThisProcess(),
              Safeguards.journaled(journal, ""));
      System.out.println(connection.sampler().sample(program, 5).counts().asMap());
    }
  }
}
