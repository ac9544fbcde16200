package io.diffraqt.budget;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.SubmissionKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is held and spent, as rows of the table `holding`. Amounts are whole numbers of 10⁻⁹, so
/// that the database adds them exactly.
final class HoldingRows {
  private HoldingRows() {}

  /// @param key of the submission
  /// @param owner the process that holds it
  record Held(SubmissionKey key, String owner) {}

  /// A released key starts anew.
  static void hold(
      Connection connection, Reservation reservation, String run, long at, String owner)
      throws SQLException {
    var held = reservation.held();
    var key = reservation.key().value();
    EntryRows.update(connection, "DELETE FROM holding WHERE key = ?", key);
    EntryRows.update(
        connection,
        """
        INSERT INTO holding (key, provider, device, run, at, owner, state, shots,
          nanoseconds, nanomoney, currency) VALUES (?, ?, ?, ?, ?, ?, 'held', ?, ?, ?, ?)\
        """,
        key,
        reservation.account().provider(),
        reservation.account().device(),
        run,
        at,
        owner,
        held.shots(),
        held.nanoseconds(),
        held.nanomoney(),
        held.currency());
  }

  /// What is noted already is not written again, since each write is a flush of the disk.
  static void accepted(Connection connection, SubmissionKey key, JobId job) throws SQLException {
    EntryRows.update(
        connection,
        """
        UPDATE holding SET job_backend = ?, job = ?,
          state = CASE state WHEN 'released' THEN 'held' ELSE state END
        WHERE key = ? AND (job IS NOT ? OR state = 'released')\
        """,
        job.backend(),
        job.value(),
        key.value(),
        job.value());
  }

  static void settle(Connection connection, Reservation reservation, Bill bill)
      throws SQLException {
    var billed = reservation.held().billed(bill);
    EntryRows.update(
        connection,
        """
        UPDATE holding SET state = 'settled', shots = ?, nanoseconds = ?, nanomoney = ?
        WHERE key = ? AND state = 'held'\
        """,
        billed.shots(),
        billed.nanoseconds(),
        billed.nanomoney(),
        reservation.key().value());
  }

  /// Asks the journal in the same transaction, since another process may be sending under this key
  /// by now.
  static void release(Connection connection, SubmissionKey key) throws SQLException {
    EntryRows.update(
        connection,
        """
        UPDATE holding SET state = 'released'
        WHERE key = ? AND state = 'held' AND job IS NULL AND NOT EXISTS (
          SELECT 1 FROM submission WHERE submission.key = holding.key
            AND submission.state IN ('intended', 'doubtful', 'accepted'))\
        """,
        key.value());
  }

  /// Holds again what another process released between this one's reservation and its intent.
  static void holdAgain(Connection connection, SubmissionKey key, String owner)
      throws SQLException {
    EntryRows.update(
        connection,
        "UPDATE holding SET state = 'held', owner = ? WHERE key = ? AND state = 'released'",
        owner,
        key.value());
  }

  static Optional<Reservation> find(Connection connection, SubmissionKey key) throws SQLException {
    return find(connection, "key = ?", key.value());
  }

  static Optional<Reservation> find(Connection connection, JobId job) throws SQLException {
    return find(connection, "job_backend = ? AND job = ?", job.backend(), job.value());
  }

  private static Optional<Reservation> find(Connection connection, String which, String... values)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "SELECT * FROM holding WHERE state <> 'released' AND " + which)) {
      for (var k = 0; k < values.length; k++) {
        query.setString(k + 1, values[k]);
      }
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(reservation(row)) : Optional.empty();
      }
    }
  }

  private static Reservation reservation(ResultSet row) throws SQLException {
    return new Reservation(
        new SubmissionKey(row.getString("key")),
        new Account(row.getString("provider"), row.getString("device")),
        Amounts.ofNanos(
            row.getLong("shots"),
            row.getLong("nanoseconds"),
            row.getLong("nanomoney"),
            row.getString("currency")),
        false);
  }

  /// Who holds it; empty when it is settled.
  static Optional<String> owner(Connection connection, SubmissionKey key) throws SQLException {
    try (var query =
        connection.prepareStatement("SELECT owner FROM holding WHERE key = ? AND state = 'held'")) {
      query.setString(1, key.value());
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static void own(Connection connection, SubmissionKey key, String owner) throws SQLException {
    EntryRows.update(connection, "UPDATE holding SET owner = ? WHERE key = ?", owner, key.value());
  }

  static List<Held> held(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT key, owner FROM holding WHERE state = 'held' ORDER BY rowid")) {
      var held = new ArrayList<Held>();
      while (row.next()) {
        held.add(new Held(new SubmissionKey(row.getString(1)), row.getString(2)));
      }
      return held;
    }
  }

  /// Adds up totals, which triggers keep, so that the cost does not grow with the journal.
  static Balance balance(Connection connection, Cap cap, ZonedDateTime now, String run)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            SELECT state, sum(%s) FROM total
            WHERE (? = '' OR provider = ?) AND (? = '' OR device = ?)
              AND quarter >= ? AND (? = '' OR run = ?) AND (? = '' OR currency = ?)
            GROUP BY state\
            """
                .formatted(column(cap.unit())))) {
      var filters = filters(cap, now, run);
      for (var k = 0; k < filters.size(); k++) {
        query.setObject(k + 1, filters.get(k));
      }
      try (var rows = query.executeQuery()) {
        return balance(cap, rows);
      }
    }
  }

  private static List<Object> filters(Cap cap, ZonedDateTime now, String run) {
    var scope = cap.scope();
    var only = cap.period() == Cap.Period.RUN ? run : "";
    var currency = cap.unit() instanceof Cap.Unit.Money(var code) ? code : "";
    return List.of(
        scope.provider(),
        scope.provider(),
        scope.device(),
        scope.device(),
        Math.floorDiv(start(cap.period(), now), Schema.QUARTER),
        only,
        only,
        currency,
        currency);
  }

  private static long start(Cap.Period period, ZonedDateTime now) {
    var today = now.truncatedTo(ChronoUnit.DAYS);
    return switch (period) {
      case DAY -> today.toInstant().toEpochMilli();
      case MONTH -> today.withDayOfMonth(1).toInstant().toEpochMilli();
      case RUN, EVER -> Long.MIN_VALUE;
    };
  }

  private static String column(Cap.Unit unit) {
    return switch (unit) {
      case Cap.Unit.Shots _ -> "shots";
      case Cap.Unit.Seconds _ -> "nanoseconds";
      case Cap.Unit.Money _ -> "nanomoney";
    };
  }

  private static Balance balance(Cap cap, ResultSet rows) throws SQLException {
    var digits = cap.unit() instanceof Cap.Unit.Shots ? 0 : 9;
    var spent = BigDecimal.ZERO;
    var reserved = BigDecimal.ZERO;
    while (rows.next()) {
      var sum = BigDecimal.valueOf(rows.getLong(2), digits);
      if (rows.getString(1).equals("held")) {
        reserved = sum;
      } else {
        spent = sum;
      }
    }
    return new Balance(cap, spent, reserved);
  }
}
