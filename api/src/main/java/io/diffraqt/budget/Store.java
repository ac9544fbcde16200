package io.diffraqt.budget;

import io.diffraqt.budget.LedgerException.Damage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One SQLite file: a write-ahead log, flushed at every commit. Guarded by a lock within the
/// process and by the file's own among processes.
final class Store implements AutoCloseable {
  private static final String BUSY_MILLIS = "60000";

  private final String place;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private Store(String place, Connection connection) {
    this.place = place;
    this.connection = connection;
  }

  /// Work inside of one transaction.
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  static Store inMemory() {
    return ready("the journal in memory", "jdbc:sqlite::memory:");
  }

  /// Opens or creates a file.
  ///
  /// @throws LedgerException naming what is wrong with the file, its folder or its disk
  static Store open(Path file) {
    try {
      requireNotCut(file);
      if (!Files.exists(file)) {
        create(file);
      }
      OwnerOnly.tighten(file);
    } catch (IOException e) {
      throw failure(file, e);
    }
    return ready("journal " + file, "jdbc:sqlite:" + file);
  }

  /// A file appears whole or not at all: it is made under another name, then linked.
  private static void create(Path file) throws IOException {
    var folder = Optional.ofNullable(file.toAbsolutePath().getParent());
    if (folder.isPresent()) {
      OwnerOnly.createFolder(folder.get());
    }
    var draft = file.resolveSibling(file.getFileName() + ".new." + Owners.process());
    Files.deleteIfExists(draft);
    OwnerOnly.create(draft).close();
    try {
      ready("journal " + draft, "jdbc:sqlite:" + draft).close();
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster, and its file is as good.
      return;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void requireNotCut(Path file) throws IOException {
    var log = file.resolveSibling(file.getFileName() + "-wal");
    if (!Files.exists(file) && Files.exists(log) && Files.size(log) > 0) {
      throw new LedgerException(
          Damage.UNREADABLE,
          "journal %s is missing, and its log %s is there; put the journal back"
              .formatted(file, log.getFileName()));
    }
    if (Files.exists(file) && Files.size(file) == 0) {
      throw new LedgerException(
          Damage.UNREADABLE,
          "journal %s is empty: it was cut short; restore it from a copy or an export"
              .formatted(file));
    }
  }

  private static Store ready(String place, String address) {
    try {
      var connection = DriverManager.getConnection(address);
      try {
        SchemaUpgrade.prepare(connection, place, BUSY_MILLIS);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return new Store(place, connection);
    } catch (SQLException e) {
      throw failure(place, e);
    }
  }

  /// Runs work in a transaction that no other process writes beside, and flushes it.
  <T> T change(Work<T> work) {
    return exclusively("BEGIN IMMEDIATE", work);
  }

  /// Runs work on one consistent view.
  <T> T read(Work<T> work) {
    return exclusively("BEGIN", work);
  }

  private <T> T exclusively(String begin, Work<T> work) {
    lock.lock();
    try (var statement = connection.createStatement()) {
      statement.execute(begin);
      try {
        var result = work.on(connection);
        statement.execute("COMMIT");
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(place, e);
    } finally {
      lock.unlock();
    }
  }

  /// A failure that ended the transaction by itself leaves nothing to roll back.
  private void rollBack() {
    try (var statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      return;
    }
  }

  static LedgerException failure(Path file, IOException e) {
    var full = String.valueOf(e.getMessage()).contains("No space left");
    var damage = full ? Damage.DISK_FULL : Damage.READ_ONLY;
    return new LedgerException(damage, "journal %s: %s".formatted(file, advice(damage)), e);
  }

  private static LedgerException failure(String place, SQLException e) {
    var damage =
        e instanceof SQLiteException sqlite ? damage(sqlite.getResultCode()) : Damage.DISK_ERROR;
    return new LedgerException(
        damage, "%s: %s (%s)".formatted(place, advice(damage), e.getMessage()), e);
  }

  private static Damage damage(SQLiteErrorCode code) {
    var name = code.name();
    return name.startsWith("SQLITE_CORRUPT") || name.startsWith("SQLITE_NOTADB")
        ? Damage.UNREADABLE
        : name.startsWith("SQLITE_FULL")
            ? Damage.DISK_FULL
            : name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")
                ? Damage.BUSY
                : name.startsWith("SQLITE_READONLY")
                        || name.startsWith("SQLITE_CANTOPEN")
                        || name.startsWith("SQLITE_PERM")
                    ? Damage.READ_ONLY
                    : Damage.DISK_ERROR;
  }

  static String advice(Damage damage) {
    return switch (damage) {
      case UNREADABLE -> "damaged; restore it from a copy or an export, nothing is submitted";
      case DISK_FULL -> "its disk is full; free some space, nothing is submitted until then";
      case READ_ONLY -> "cannot be written; check the rights of the file and its folder";
      case NEWER_SCHEMA -> "written by a later version; use that version";
      case BUSY -> "another process holds it for over a minute; end that process";
      case DISK_ERROR -> "its disk reports an error; nothing is submitted";
      case STALE_STEP -> "another process was faster";
    };
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(place, e);
    } finally {
      lock.unlock();
    }
  }
}
