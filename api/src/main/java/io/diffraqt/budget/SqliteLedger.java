package io.diffraqt.budget;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.LedgerException.Damage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The ledger in a [Store]. Every step compares the state on disk before it changes it.
final class SqliteLedger implements ShotLedger {
  private final Store store;
  private final Owners owners;
  private final Clock clock;

  SqliteLedger(Store store, Owners owners, Clock clock) {
    this.store = store;
    this.owners = owners;
    this.clock = clock;
  }

  @Override
  public Answer intend(Intent intent) {
    return store.change(connection -> {
      var known = EntryRows.byKey(connection, intent.key());
      if (known.isEmpty()) {
        EntryRows.insert(connection, intent, owners.mine());
      } else if (known.get() instanceof Entry.Closed(_, _, Ending.NothingRan _)) {
        EntryRows.reopen(connection, intent, owners.mine());
      } else {
        return new Answer.Known(known.get());
      }
      HoldingRows.holdAgain(connection, intent.key(), owners.mine());
      log(connection, intent.key(), "intended", owners.mine());
      return new Answer.Fresh(new Entry.Intended(intent, owners.mine()));
    });
  }

  @Override
  public Optional<Entry.Intended> adopt(Entry.Intended entry) {
    if (isAlive(entry)) {
      return Optional.empty();
    }
    return store.change(connection -> {
      if (!EntryRows.byKey(connection, entry.key()).equals(Optional.of(entry))) {
        return Optional.empty();
      }
      EntryRows.own(connection, entry.key(), owners.mine());
      log(connection, entry.key(), "adopted", owners.mine());
      owners.takeUp(entry.key());
      return Optional.of(new Entry.Intended(entry.intent(), owners.mine()));
    });
  }

  @Override
  public boolean isAlive(Entry.Intended entry) {
    return owners.isAlive(entry.owner()) && !owners.hasLetGo(entry.key());
  }

  @Override
  public void letGo(Entry.Unresolved entry) {
    owners.letGo(entry.key());
  }

  /// Another process may have accepted and even closed it meanwhile; with the same job, that is
  /// what was asked for.
  @Override
  public Entry.Accepted accept(Entry.Unresolved entry, JobId job) {
    return store.change(connection -> {
      var now = current(connection, entry);
      if (!hasJob(now, job)) {
        requireSame(now, entry);
        EntryRows.accept(connection, entry.key(), job);
        HoldingRows.accepted(connection, entry.key(), job);
        log(connection, entry.key(), "accepted", job.toString());
      }
      return new Entry.Accepted(entry.intent(), job);
    });
  }

  private static boolean hasJob(Entry entry, JobId job) {
    return switch (entry) {
      case Entry.Accepted(_, var known) -> known.equals(job);
      case Entry.Closed(_, var known, _) -> known.equals(Optional.of(job));
      case Entry.Unresolved _ -> false;
    };
  }

  @Override
  public Entry.Doubtful doubt(Entry.Unresolved entry, String reason) {
    return store.change(connection -> {
      requireSame(current(connection, entry), entry);
      EntryRows.end(connection, entry.key(), "doubtful", reason);
      log(connection, entry.key(), "doubtful", reason);
      return new Entry.Doubtful(entry.intent(), reason);
    });
  }

  @Override
  public Entry.Closed close(Entry.Unresolved entry, Ending.NothingRan ending) {
    return close(entry, ending, Optional.empty());
  }

  @Override
  public Entry.Closed close(Entry.Doubtful entry, Ending.Abandoned ending) {
    return close(entry, ending, Optional.empty());
  }

  @Override
  public Entry.Closed close(Entry.Accepted entry, Ending.AfterRun ending) {
    return close(entry, ending, Optional.of(entry.job()));
  }

  private Entry.Closed close(Entry entry, Ending ending, Optional<JobId> job) {
    return store.change(connection -> {
      var now = current(connection, entry);
      if (now instanceof Entry.Closed closed && closed.job().equals(job)) {
        return closed;
      }
      requireSame(now, entry);
      EntryRows.close(connection, entry.key(), ending);
      book(connection, entry.key(), ending);
      log(connection, entry.key(), ending.state(), EntryRows.reason(ending));
      return new Entry.Closed(entry.intent(), job, ending);
    });
  }

  /// In the same transaction, where the budget is in the same file: one flush instead of two, and
  /// no death between them.
  private static void book(Connection connection, SubmissionKey key, Ending ending)
      throws SQLException {
    var held = HoldingRows.find(connection, key);
    if (held.isPresent() && ending instanceof Ending.AfterRun run) {
      HoldingRows.settle(connection, held.get(), run.bill());
    }
  }

  @Override
  public Optional<Entry> find(SubmissionKey key) {
    return store.read(connection -> EntryRows.byKey(connection, key));
  }

  @Override
  public Optional<Entry> find(JobId job) {
    return store.read(connection -> EntryRows.byJob(connection, job));
  }

  @Override
  public List<Entry> open() {
    return store.read(EntryRows::open);
  }

  @Override
  public List<Entry> latest(int most) {
    return store.read(connection -> EntryRows.latest(connection, most));
  }

  private static Entry current(Connection connection, Entry entry) throws SQLException {
    return EntryRows.byKey(connection, entry.key())
        .orElseThrow(() ->
            new LedgerException(
                Damage.STALE_STEP,
                "submission %s is not in the journal".formatted(entry.key().value())));
  }

  private static void requireSame(Entry now, Entry expected) {
    if (!now.equals(expected)) {
      throw new LedgerException(
          Damage.STALE_STEP,
          "submission %s is %s by now, not %s; read it again"
              .formatted(expected.key().value(), now, expected));
    }
  }

  private void log(Connection connection, SubmissionKey key, String state, String detail)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO step (key, at, state, detail) VALUES (?, ?, ?, ?)")) {
      insert.setString(1, key.value());
      insert.setLong(2, clock.millis());
      insert.setString(3, state);
      insert.setString(4, detail);
      insert.executeUpdate();
    }
  }
}
