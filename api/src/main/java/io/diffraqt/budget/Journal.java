package io.diffraqt.budget;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;

/// One file with the ledger of submissions and the account of the budget; several processes may
/// have it open. Thread-safe.
///
/// The file is readable by its owner only. Opening checks that it is whole; what is damaged is
/// refused by name, and nothing is submitted.
public final class Journal implements AutoCloseable {
  private final Store store;
  private final Owners owners;
  private final Clock clock;

  private Journal(Store store, Owners owners, Clock clock) {
    this.store = store;
    this.owners = owners;
    this.clock = clock;
  }

  /// Opens a file, or creates it with its folder.
  ///
  /// @throws LedgerException naming what is wrong with the file, its folder or its disk
  public static Journal open(Path file, Clock clock) {
    var store = Store.open(file);
    try {
      return new Journal(store, Owners.beside(file, ownerNumber(store)), clock);
    } catch (IOException e) {
      store.close();
      throw Store.failure(file, e);
    }
  }

  /// A journal that ends with this object.
  public static Journal inMemory(Clock clock) {
    return new Journal(Store.inMemory(), Owners.alone(), clock);
  }

  private static long ownerNumber(Store store) {
    return store.change(connection -> {
      EntryRows.update(connection, "INSERT INTO owner (process) VALUES (?)", Owners.process());
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT last_insert_rowid()")) {
        return row.next() ? row.getLong(1) : 0;
      }
    });
  }

  /// The ledger of submissions.
  public ShotLedger ledger() {
    return new SqliteLedger(store, owners, clock);
  }

  /// The account and its caps.
  ///
  /// @param run name of the run on which caps per run are counted; may be empty
  public ShotBudget budget(String run) {
    return new ShotBudget(store, owners, clock, run);
  }

  /// Writes everything as JSON lines: first the format and its version, then one row per line.
  ///
  /// @throws IOException when it cannot be written
  public void exportTo(Writer out) throws IOException {
    JournalText.write(store, out);
  }

  /// Adds what an export holds. Rows that are here already are left as they are.
  ///
  /// @return number of rows added
  /// @throws IOException when it cannot be read
  /// @throws LedgerException when a line is no row of a journal, or differs from the row here; then
  ///   nothing is added
  public int importFrom(Reader in) throws IOException {
    return JournalText.read(store, in);
  }

  /// Closes the file; what is under way belongs to nobody then, and may be adopted.
  @Override
  public void close() {
    store.close();
    owners.close();
  }
}
