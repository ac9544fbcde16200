package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.LedgerException.Damage;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
  private static final JobId JOB = new JobId("cloud:fez", "j-1");
  private static final Bill BILL =
      new Bill(
          OptionalLong.of(90),
          Optional.of(Duration.ofMillis(2500)),
          Optional.of(new BigDecimal("0.33")));

  @TempDir private Path folder;

  private static Intent intent(String key) {
    return new Intent(new SubmissionKey(key), "cloud:fez", "abc", 2, 100, "run", CLOCK.instant());
  }

  private Journal open() {
    return Journal.open(folder.resolve("journal.db"), CLOCK);
  }

  private static Entry.Intended fresh(ShotLedger ledger, String key) {
    return ((ShotLedger.Answer.Fresh) ledger.intend(intent(key))).entry();
  }

  @Test
  void everyStateSurvivesReopening() {
    Entry.Closed settled;
    Entry.Accepted accepted;
    Entry.Doubtful doubtful;
    Entry.Closed refused;
    try (var journal = open()) {
      var ledger = journal.ledger();
      settled = ledger.close(ledger.accept(fresh(ledger, "a"), JOB), new Ending.Settled(BILL));
      accepted = ledger.accept(fresh(ledger, "b"), new JobId("cloud:fez", "j-2"));
      doubtful = ledger.doubt(fresh(ledger, "c"), "reply lost");
      refused = ledger.close(fresh(ledger, "d"), new Ending.Refused("bad program"));
    }
    try (var journal = open()) {
      var ledger = journal.ledger();
      assertThat(ledger.find(settled.key())).contains(settled);
      assertThat(ledger.find(JOB)).contains(settled);
      assertThat(ledger.find(refused.key())).contains(refused);
      assertThat(ledger.open()).containsExactly(accepted, doubtful);
      assertThat(ledger.latest(2)).containsExactly(refused, doubtful);
    }
  }

  @Test
  void oneKeyIsFreshOnce() {
    try (var journal = open()) {
      var first = fresh(journal.ledger(), "a");
      assertThat(journal.ledger().intend(intent("a")))
          .isEqualTo(new ShotLedger.Answer.Known(first));
    }
  }

  @Test
  void whatRanNowhereMayBeSentAgain() {
    try (var journal = open()) {
      var ledger = journal.ledger();
      ledger.close(fresh(ledger, "a"), new Ending.Unsent("no connection"));
      ledger.close(fresh(ledger, "a"), new Ending.Refused("queue closed"));
      assertThat(ledger.intend(intent("a"))).isInstanceOf(ShotLedger.Answer.Fresh.class);
    }
  }

  @Test
  void whatAPersonGaveUpIsNeverSentAgain() {
    try (var journal = open()) {
      var ledger = journal.ledger();
      var given = ledger.close(ledger.doubt(fresh(ledger, "a"), "?"), new Ending.Abandoned("lost"));
      assertThat(ledger.intend(intent("a"))).isEqualTo(new ShotLedger.Answer.Known(given));
    }
  }

  @Test
  void aStepFromAStateThatIsPastIsRefused() {
    try (var journal = open()) {
      var ledger = journal.ledger();
      var intended = fresh(ledger, "a");
      ledger.close(intended, new Ending.Refused("no"));
      assertThatThrownBy(() -> ledger.accept(intended, JOB))
          .isInstanceOfSatisfying(
              LedgerException.class, e -> assertThat(e.damage()).isEqualTo(Damage.STALE_STEP));
    }
  }

  @Test
  void theFirstEndingOfAJobStays() {
    try (var journal = open()) {
      var ledger = journal.ledger();
      var accepted = ledger.accept(fresh(ledger, "a"), JOB);
      assertThat(ledger.accept(fresh(ledger, "b"), JOB)).isNotEqualTo(accepted);
      var first = ledger.close(accepted, new Ending.Settled(BILL));
      assertThat(ledger.close(accepted, new Ending.Cancelled(Bill.UNKNOWN))).isEqualTo(first);
    }
  }

  @Test
  void anIntentOfALiveProcessIsNotAdoptedAndThatOfADeadOneOnce() {
    try (var one = open();
        var other = open()) {
      var dying = open();
      var intended = fresh(dying.ledger(), "a");
      assertThat(one.ledger().isAlive(intended)).isTrue();
      assertThat(one.ledger().adopt(intended)).isEmpty();
      dying.close();
      assertThat(one.ledger().isAlive(intended)).isFalse();
      assertThat(one.ledger().adopt(intended)).isPresent();
      assertThat(other.ledger().adopt(intended)).isEmpty();
    }
  }

  @Test
  void anExportImportsIntoAnEmptyJournalAndOnlyOnce() throws Exception {
    var text = new StringWriter();
    Entry.Closed settled;
    try (var journal = open()) {
      var ledger = journal.ledger();
      settled = ledger.close(ledger.accept(fresh(ledger, "a"), JOB), new Ending.Settled(BILL));
      journal.budget("run").set(Cap.ofShots(500));
      journal.exportTo(text);
    }
    assertThat(text.toString().lines().findFirst())
        .contains("{\"format\":\"diffraqt-journal\",\"version\":3}");
    try (var copy = Journal.open(folder.resolve("copy.db"), CLOCK)) {
      assertThat(copy.importFrom(new StringReader(text.toString()))).isEqualTo(5);
      assertThat(copy.importFrom(new StringReader(text.toString()))).isZero();
      assertThat(copy.ledger().find(settled.key())).contains(settled);
      assertThat(copy.budget("run").balances().getFirst().cap()).isEqualTo(Cap.ofShots(500));
    }
  }

  @Test
  void anImportThatDisagreesAddsNothing() throws Exception {
    var text = new StringWriter();
    try (var journal = open()) {
      fresh(journal.ledger(), "a");
      fresh(journal.ledger(), "b");
      journal.exportTo(text);
    }
    try (var other = Journal.open(folder.resolve("other.db"), CLOCK)) {
      var ledger = other.ledger();
      ledger.accept(fresh(ledger, "b"), JOB);
      assertThatThrownBy(() -> other.importFrom(new StringReader(text.toString())))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("does not fit what is here");
      assertThat(ledger.find(new SubmissionKey("a"))).isEmpty();
    }
  }

  @Test
  void anImportOfAnotherFormatIsRefused() {
    try (var journal = open()) {
      assertThatThrownBy(() -> journal.importFrom(new StringReader("{\"format\":\"x\"}")))
          .hasMessageContaining("its first line does not say");
      var later = "{\"format\":\"diffraqt-journal\",\"version\":99}";
      assertThatThrownBy(() -> journal.importFrom(new StringReader(later)))
          .hasMessageContaining("has version 99");
    }
  }
}
