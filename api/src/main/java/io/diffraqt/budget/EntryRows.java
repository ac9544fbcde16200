package io.diffraqt.budget;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.SubmissionKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Entries as rows of the table `submission`.
final class EntryRows {
  private EntryRows() {}

  static void insert(Connection connection, Intent intent, String owner) throws SQLException {
    update(
        connection,
        """
        INSERT INTO submission (key, backend, digest, circuits, shots, run, at, state, owner)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'intended', ?)\
        """,
        intent.key().value(),
        intent.backend(),
        intent.digest(),
        intent.circuits(),
        intent.shots(),
        intent.run(),
        intent.at().toEpochMilli(),
        owner);
  }

  static void reopen(Connection connection, Intent intent, String owner) throws SQLException {
    update(connection, "DELETE FROM submission WHERE key = ?", intent.key().value());
    insert(connection, intent, owner);
  }

  static void own(Connection connection, SubmissionKey key, String owner) throws SQLException {
    update(connection, "UPDATE submission SET owner = ? WHERE key = ?", owner, key.value());
  }

  static void accept(Connection connection, SubmissionKey key, JobId job) throws SQLException {
    update(
        connection,
        """
        UPDATE submission SET state = 'accepted', job_backend = ?, job = ?, reason = NULL
        WHERE key = ?\
        """,
        job.backend(),
        job.value(),
        key.value());
  }

  static void end(Connection connection, SubmissionKey key, String state, String reason)
      throws SQLException {
    update(
        connection,
        "UPDATE submission SET state = ?, reason = ? WHERE key = ?",
        state,
        reason,
        key.value());
  }

  static void close(Connection connection, SubmissionKey key, Ending ending) throws SQLException {
    end(connection, key, ending.state(), reason(ending));
    if (ending instanceof Ending.AfterRun run) {
      var bill = run.bill();
      update(
          connection,
          """
          UPDATE submission SET bill_shots = ?, bill_seconds = ?, bill_money = ?
          WHERE key = ?\
          """,
          bill.shots().isPresent() ? bill.shots().getAsLong() : null,
          bill.deviceTime().map(Duration::toString).orElse(null),
          bill.money().map(BigDecimal::toPlainString).orElse(null),
          key.value());
    }
  }

  static String reason(Ending ending) {
    return switch (ending) {
      case Ending.Failed(var reason, _) -> reason;
      case Ending.Abandoned(var reason) -> reason;
      case Ending.NothingRan nothing -> nothing.reason();
      case Ending.Settled _, Ending.Cancelled _ -> "";
    };
  }

  static Optional<Entry> byKey(Connection connection, SubmissionKey key) throws SQLException {
    return entries(connection, "WHERE key = ?", key.value()).stream().findFirst();
  }

  static Optional<Entry> byJob(Connection connection, JobId job) throws SQLException {
    return entries(connection, "WHERE job_backend = ? AND job = ?", job.backend(), job.value())
        .stream()
        .findFirst();
  }

  static List<Entry> open(Connection connection) throws SQLException {
    return entries(
        connection, "WHERE state IN ('intended', 'doubtful', 'accepted') ORDER BY at, rowid");
  }

  static List<Entry> latest(Connection connection, int most) throws SQLException {
    return entries(connection, "ORDER BY at DESC, rowid DESC LIMIT ?", most);
  }

  static void update(Connection connection, String text, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(text)) {
      for (var k = 0; k < values.length; k++) {
        statement.setObject(k + 1, values[k]);
      }
      statement.executeUpdate();
    }
  }

  private static List<Entry> entries(Connection connection, String which, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement("SELECT * FROM submission " + which)) {
      for (var k = 0; k < values.length; k++) {
        statement.setObject(k + 1, values[k]);
      }
      try (var rows = statement.executeQuery()) {
        var entries = new ArrayList<Entry>();
        while (rows.next()) {
          entries.add(entry(rows));
        }
        return entries;
      }
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var intent =
        new Intent(
            new SubmissionKey(row.getString("key")),
            row.getString("backend"),
            row.getString("digest"),
            row.getLong("circuits"),
            row.getLong("shots"),
            row.getString("run"),
            Instant.ofEpochMilli(row.getLong("at")));
    var jobBackend = row.getString("job_backend");
    var job = Optional.ofNullable(row.getString("job")).map(id -> new JobId(jobBackend, id));
    var reason = Optional.ofNullable(row.getString("reason")).orElse("");
    return switch (row.getString("state")) {
      case "intended" -> new Entry.Intended(intent, row.getString("owner"));
      case "doubtful" -> new Entry.Doubtful(intent, reason);
      case "accepted" -> new Entry.Accepted(intent, job.orElseThrow());
      case "settled" -> new Entry.Closed(intent, job, new Ending.Settled(bill(row)));
      case "failed" -> new Entry.Closed(intent, job, new Ending.Failed(reason, bill(row)));
      case "cancelled" -> new Entry.Closed(intent, job, new Ending.Cancelled(bill(row)));
      case "refused" -> new Entry.Closed(intent, job, new Ending.Refused(reason));
      case "unsent" -> new Entry.Closed(intent, job, new Ending.Unsent(reason));
      case "abandoned" -> new Entry.Closed(intent, job, new Ending.Abandoned(reason));
      case String other -> throw new SQLException("state " + other + " of " + intent.key());
    };
  }

  private static Bill bill(ResultSet row) throws SQLException {
    var shots = row.getLong("bill_shots");
    return new Bill(
        row.wasNull() ? OptionalLong.empty() : OptionalLong.of(shots),
        Optional.ofNullable(row.getString("bill_seconds")).map(Duration::parse),
        Optional.ofNullable(row.getString("bill_money")).map(BigDecimal::new));
  }
}
