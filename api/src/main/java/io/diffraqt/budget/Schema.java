package io.diffraqt.budget;

import java.util.List;

/// The tables of a journal, as numbered migrations: entry `k` leads from version `k` to `k + 1`.
///
/// Written migrations are never changed; a new one is appended.
final class Schema {
  /// "DFRQ", so that no other database passes for a journal.
  static final int APPLICATION_ID = 0x44465251;

  /// A quarter of an hour in milliseconds: midnight is a whole number of them in every zone of use.
  static final int QUARTER = 900_000;

  static final List<List<String>> MIGRATIONS =
      List.of(
          List.of(
              "CREATE TABLE owner (number INTEGER PRIMARY KEY AUTOINCREMENT, process TEXT) STRICT",
              """
              CREATE TABLE submission (
                key TEXT PRIMARY KEY, backend TEXT NOT NULL, digest TEXT NOT NULL,
                circuits INTEGER NOT NULL, shots INTEGER NOT NULL, run TEXT NOT NULL,
                at INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('intended', 'doubtful', 'accepted', 'settled',
                  'failed', 'cancelled', 'refused', 'unsent', 'abandoned')),
                owner TEXT NOT NULL, job_backend TEXT, job TEXT, reason TEXT,
                bill_shots INTEGER, bill_seconds TEXT, bill_money TEXT,
                CHECK (job IS NOT NULL
                  OR state NOT IN ('accepted', 'settled', 'failed', 'cancelled'))
              ) STRICT\
              """,
              "CREATE INDEX submission_job ON submission (job_backend, job)",
              "CREATE INDEX submission_state ON submission (state)",
              """
              CREATE TABLE step (
                number INTEGER PRIMARY KEY, key TEXT NOT NULL, at INTEGER NOT NULL,
                state TEXT NOT NULL, detail TEXT NOT NULL) STRICT\
              """),
          List.of(
              """
              CREATE TABLE cap (
                provider TEXT NOT NULL, device TEXT NOT NULL, period TEXT NOT NULL,
                unit TEXT NOT NULL, amount TEXT NOT NULL,
                PRIMARY KEY (provider, device, period, unit)) STRICT\
              """,
              """
              CREATE TABLE holding (
                key TEXT PRIMARY KEY, provider TEXT NOT NULL, device TEXT NOT NULL,
                run TEXT NOT NULL, at INTEGER NOT NULL, owner TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('held', 'settled', 'released')),
                job_backend TEXT, job TEXT, shots INTEGER NOT NULL, nanoseconds INTEGER NOT NULL,
                nanomoney INTEGER NOT NULL, currency TEXT NOT NULL) STRICT\
              """,
              "CREATE INDEX holding_job ON holding (job_backend, job)",
              "CREATE INDEX holding_account ON holding (provider, device, at)"),
          List.of(
              """
              CREATE TABLE total (
                provider TEXT NOT NULL, device TEXT NOT NULL, quarter INTEGER NOT NULL,
                run TEXT NOT NULL, currency TEXT NOT NULL, state TEXT NOT NULL,
                shots INTEGER NOT NULL, nanoseconds INTEGER NOT NULL, nanomoney INTEGER NOT NULL,
                PRIMARY KEY (provider, device, quarter, run, currency, state))
                STRICT, WITHOUT ROWID\
              """,
              """
              INSERT INTO total SELECT provider, device, at / %d, run, currency, state,
                sum(shots), sum(nanoseconds), sum(nanomoney)
              FROM holding WHERE state <> 'released'
              GROUP BY provider, device, at / %1$d, run, currency, state\
              """
                  .formatted(QUARTER),
              "CREATE TRIGGER holding_added AFTER INSERT ON holding BEGIN %s; END"
                  .formatted(counted("NEW", 1)),
              "CREATE TRIGGER holding_changed AFTER UPDATE ON holding BEGIN %s; %s; END"
                  .formatted(counted("OLD", -1), counted("NEW", 1)),
              "CREATE TRIGGER holding_removed AFTER DELETE ON holding BEGIN %s; END"
                  .formatted(counted("OLD", -1)),
              "DROP INDEX holding_account"));

  private Schema() {}

  /// Adds what a row holds to the totals, or takes it away, as part of a trigger.
  private static String counted(String row, int sign) {
    return """
    INSERT INTO total SELECT %1$s.provider, %1$s.device, %1$s.at / %3$d, %1$s.run,
      %1$s.currency, %1$s.state,
      %2$d * %1$s.shots, %2$d * %1$s.nanoseconds, %2$d * %1$s.nanomoney
    WHERE %1$s.state <> 'released'
    ON CONFLICT DO UPDATE SET shots = shots + excluded.shots,
      nanoseconds = nanoseconds + excluded.nanoseconds,
      nanomoney = nanomoney + excluded.nanomoney\
    """
        .formatted(row, sign, QUARTER);
  }

  static int version() {
    return MIGRATIONS.size();
  }
}
