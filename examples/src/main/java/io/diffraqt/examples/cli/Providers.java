package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.budget.Journal;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Recovery;
import io.diffraqt.run.Resilience;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The backends that a journal names, each opened once and behind that journal. Not thread-safe.
final class Providers implements AutoCloseable {
  /// A person repeats the command, so nothing is searched for twice.
  private static final Resilience ONE_LOOK =
      Resilience.defaults()
          .withPauses(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ZERO);

  private final Journal journal;
  private final Surroundings around = Surroundings.ofThisProcess();
  private final Map<String, Connection> open = new HashMap<>();

  Providers(Journal journal) {
    this.journal = journal;
  }

  Backend backend(String name) {
    return open.computeIfAbsent(name, this::connect).backend();
  }

  private Connection connect(String name) {
    var safeguards = Safeguards.journaled(journal, "").withResilience(ONE_LOOK);
    return Connection.open(name, around, safeguards);
  }

  Recovery recovery() {
    return new Recovery(journal.ledger(), journal.budget(""), this::backend);
  }

  @Override
  public void close() {
    open.values().forEach(Connection::close);
  }
}
