package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Cap.Period;
import io.diffraqt.budget.Cap.Scope;
import io.diffraqt.budget.Cap.Unit;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What caps are asked against, beside a plain list of everything that was held.
final class TotalsTest {
  private static final List<Account> ACCOUNTS =
      List.of(
          new Account("ibm", "fez"), new Account("ibm", "torino"), new Account("braket", "garnet"));
  private static final List<String> RUNS = List.of("", "monday", "tuesday");
  private static final Instant NOW = Instant.parse("2026-11-20T01:10:00Z");

  @TempDir private Path folder;

  /// What one key holds or has spent.
  private record Row(Account account, String run, Instant at, long shots, boolean settled) {}

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland"})
  void balancesAreTheSumsOfAllThatIsHeldAndSpent(String zone) {
    var random = new SplittableRandom(7);
    var rows = new HashMap<String, Row>();
    try (var store = Store.open(folder.resolve("j.db"))) {
      caps().forEach(budget(store, "", NOW, zone)::set);
      for (var step = 0; step < 400; step++) {
        change(store, random, zone, rows);
      }
      for (var run : RUNS) {
        for (var balance : budget(store, run, NOW, zone).balances()) {
          assertThat(balance.reserved()).isEqualByComparingTo(sum(rows, balance, run, zone, false));
          assertThat(balance.spent()).isEqualByComparingTo(sum(rows, balance, run, zone, true));
        }
      }
    }
    assertThat(rows.values()).extracting(Row::settled).contains(true, false);
  }

  private static ShotBudget budget(Store store, String run, Instant at, String zone) {
    return new ShotBudget(store, Owners.alone(), Clock.fixed(at, ZoneId.of(zone)), run);
  }

  private static BigDecimal sum(
      Map<String, Row> rows, Balance balance, String run, String zone, boolean settled) {
    var cap = balance.cap();
    var today = NOW.atZone(ZoneId.of(zone)).toLocalDate();
    return BigDecimal.valueOf(
        rows.values().stream()
            .filter(row -> row.settled() == settled && cap.scope().covers(row.account()))
            .filter(row -> {
              var day = row.at().atZone(ZoneId.of(zone)).toLocalDate();
              return switch (cap.period()) {
                case EVER -> true;
                case RUN -> row.run().equals(run) || run.isEmpty();
                case DAY -> day.equals(today);
                case MONTH -> !day.isBefore(today.withDayOfMonth(1));
              };
            })
            .mapToLong(Row::shots)
            .sum());
  }

  private static List<Cap> caps() {
    return List.of(Scope.ALL, Scope.provider("ibm"), Scope.device("ibm", "torino")).stream()
        .flatMap(scope ->
            List.of(Period.values()).stream()
                .map(
                    period -> new Cap(scope, period, new Unit.Shots(), BigDecimal.valueOf(99_999))))
        .toList();
  }

  /// One step of one key at a time of up to 60 days before.
  private static void change(
      Store store, SplittableRandom random, String zone, Map<String, Row> rows) {
    var name = "k" + random.nextInt(60);
    var key = new SubmissionKey(name);
    var known = rows.get(name);
    if (known == null) {
      var at = NOW.minusSeconds(random.nextInt(random.nextBoolean() ? 90_000 : 5_000_000));
      var row =
          new Row(pick(random, ACCOUNTS), pick(random, RUNS), at, 1 + random.nextInt(50), false);
      budget(store, row.run(), at, zone).reserve(key, row.account(), shots((int) row.shots()));
      rows.put(name, row);
    } else if (random.nextBoolean()) {
      budget(store, "", NOW, zone).release(key);
      if (!known.settled()) {
        rows.remove(name);
      }
    } else {
      var billed = random.nextInt(60);
      budget(store, "", NOW, zone).settle(key, Bill.free(billed));
      if (!known.settled()) {
        rows.put(name, new Row(known.account(), known.run(), known.at(), billed, true));
      }
    }
  }

  private static <T> T pick(SplittableRandom random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static CostEstimate shots(int shots) {
    var circuit = Circuit.onQubits(1).measureAll().build();
    var run = new Submission.Run(circuit, Bindings.none(), Request.Samples.of(shots));
    var submission = new Submission(new SubmissionKey("e"), List.of(run));
    return CostEstimate.of(submission, Target.unrestricted("t", 1));
  }

  @Test
  void whatAnOlderJournalHoldsIsCountedAfterItsUpgrade() throws SQLException {
    var file = folder.resolve("old.db");
    try (var store = Store.open(file)) {
      var budget = budget(store, "", NOW, "UTC");
      budget.set(Cap.ofShots(100));
      budget.reserve(new SubmissionKey("a"), ACCOUNTS.getFirst(), shots(30));
      budget.reserve(new SubmissionKey("b"), ACCOUNTS.getFirst(), shots(20));
      budget.settle(new SubmissionKey("b"), Bill.free(5));
      budget.reserve(new SubmissionKey("c"), ACCOUNTS.getFirst(), shots(7));
      budget.release(new SubmissionKey("c"));
    }
    makeSecondVersion(file);
    try (var store = Store.open(file)) {
      var balance = budget(store, "", NOW, "UTC").balances().getFirst();
      assertThat(balance.reserved()).isEqualByComparingTo("30");
      assertThat(balance.spent()).isEqualByComparingTo("5");
    }
  }

  private static void makeSecondVersion(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var work = connection.createStatement()) {
      for (var name : List.of("added", "changed", "removed")) {
        work.execute("DROP TRIGGER holding_" + name);
      }
      work.execute("DROP TABLE total");
      work.execute("CREATE INDEX holding_account ON holding (provider, device, at)");
      work.execute("PRAGMA user_version = 2");
    }
  }
}
