package io.diffraqt.budget;

import io.diffraqt.budget.LedgerException.Damage;
import java.sql.Connection;
import java.sql.SQLException;

/// Makes a connection safe to use: settings, identity, integrity, migrations, in this order.
final class SchemaUpgrade {
  private SchemaUpgrade() {}

  /// @throws LedgerException when the file is another program's, damaged, or of a later version
  static void prepare(Connection connection, String place, String busyMillis) throws SQLException {
    run(connection, "PRAGMA busy_timeout = " + busyMillis);
    requireOurs(connection, place);
    run(connection, "PRAGMA journal_mode = WAL");
    run(connection, "PRAGMA synchronous = FULL");
    requireIntact(connection, place);
    upgrade(connection);
  }

  private static void requireOurs(Connection connection, String place) throws SQLException {
    var id = number(connection, "PRAGMA application_id");
    var tables = number(connection, "SELECT count(*) FROM sqlite_schema");
    if (id != Schema.APPLICATION_ID && !(id == 0 && tables == 0)) {
      throw new LedgerException(
          Damage.UNREADABLE, place + " is a database of another program; choose another file");
    }
    var version = number(connection, "PRAGMA user_version");
    if (version > Schema.version()) {
      throw new LedgerException(
          Damage.NEWER_SCHEMA,
          "%s has version %d, and this program knows up to %d; %s"
              .formatted(place, version, Schema.version(), Store.advice(Damage.NEWER_SCHEMA)));
    }
  }

  private static void requireIntact(Connection connection, String place) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("PRAGMA quick_check(1)")) {
      var verdict = found.next() ? found.getString(1) : "no answer";
      if (!"ok".equals(verdict)) {
        throw new LedgerException(
            Damage.UNREADABLE,
            "%s: %s (%s)".formatted(place, Store.advice(Damage.UNREADABLE), verdict));
      }
    }
  }

  private static void upgrade(Connection connection) throws SQLException {
    if (number(connection, "PRAGMA user_version") == Schema.version()) {
      return;
    }
    run(connection, "BEGIN IMMEDIATE");
    var from = (int) number(connection, "PRAGMA user_version");
    for (var migration : Schema.MIGRATIONS.subList(from, Schema.version())) {
      for (var statement : migration) {
        run(connection, statement);
      }
    }
    run(connection, "PRAGMA application_id = " + Schema.APPLICATION_ID);
    run(connection, "PRAGMA user_version = " + Schema.version());
    run(connection, "COMMIT");
  }

  private static void run(Connection connection, String text) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
