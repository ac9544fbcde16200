package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Intent;
import io.diffraqt.budget.Journal;
import io.diffraqt.budget.ShotLedger;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The commands that spend, with a provider of their own.
class PurchaseTest {
  private static final String KEY = "5e8a2c0e-0000-4000-8000-000000000001";

  @TempDir private Path folder;
  private Path journal;
  private ClassLoader before;
  private URLClassLoader withTill;

  @BeforeEach
  void installTheProvider() throws IOException {
    journal = folder.resolve("journal.db");
    var services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(
        services.resolve("io.diffraqt.backend.BackendPlugin"), TillPlugin.class.getName());
    before = Thread.currentThread().getContextClassLoader();
    withTill = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
    Thread.currentThread().setContextClassLoader(withTill);
  }

  @AfterEach
  void removeTheProvider() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    withTill.close();
  }

  @Test
  void whatIsBoughtIsInTheJournalAndOnTheBudget() {
    assertThat(call("budget set --provider till --shots 1500").exit()).isZero();
    assertThat(buy("").exit()).isZero();

    var job = answer("jobs list").at("/jobs/0");
    assertThat(job.get("state").asString()).isEqualTo("settled");
    assertThat(job.get("backend").asString()).isEqualTo("till");
    assertThat(job.get("shots").asInt()).isEqualTo(1000);
    var cap = answer("budget").at("/caps/0");
    assertThat(cap.get("spent").asInt()).isEqualTo(1000);
    assertThat(cap.get("left").asInt()).isEqualTo(500);
  }

  @Test
  void whatWouldPassACapIsNotSent() {
    call("budget set --shots 1500");
    buy("");
    var refused = buy("");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).contains("cap of 1500 shots", "500 left", "1000");
    assertThat(answer("jobs list").get("jobs").size()).isEqualTo(1);
  }

  @Test
  void whoeverSpendsWithoutACapIsToldSoOnce() {
    assertThat(warnings(() -> buy(""))).hasSize(1).first().asString().contains("till charges");
    call("budget set --provider till --shots 150000");
    assertThat(warnings(() -> buy(""))).isEmpty();
  }

  private static List<String> warnings(Runnable work) {
    var log = (Logger) LoggerFactory.getLogger(PurchaseOptions.class);
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    log.addAppender(said);
    work.run();
    log.detachAppender(said);
    return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void theSameNamedRunIsBoughtOnce() {
    assertThat(buy("--run first --seed 1").exit()).isZero();
    assertThat(buy("--run first --seed 1").exit()).isZero();
    assertThat(answer("jobs list").get("jobs").size()).isEqualTo(1);
    assertThat(buy("--run second --seed 1").exit()).isZero();
    assertThat(answer("jobs list").get("jobs").size()).isEqualTo(2);
  }

  @Test
  void whatIsFreeLeavesNoJournal() {
    assertThat(call("run programs/bell.qasm --shots 10").exit()).isZero();
    assertThat(call("jobs resume").exit()).isZero();
    assertThat(call("budget").exit()).isZero();
    assertThat(journal).doesNotExist();
  }

  @Test
  void anEstimateHasItsPriceAndSendsNothing() {
    var quote =
        answer("estimate run programs/bell.qasm --backend till --shots 1000 --observable ZZ")
            .at("/estimates/0");
    assertThat(quote.get("submissions").asInt()).isEqualTo(2);
    assertThat(quote.get("circuits").asInt()).isEqualTo(2);
    assertThat(quote.get("shots").asInt()).isEqualTo(2000);
    assertThat(quote.at("/money/most").asDouble()).isEqualTo(2.6);
    assertThat(quote.get("priceDate").asString()).isEqualTo("2026-01-31");
    assertThat(journal).doesNotExist();
  }

  @Test
  void aDoubtStaysUntilAPersonEndsIt() {
    leaveInDoubt();
    assertThat(call("jobs resume").exit()).isEqualTo(6);
    assertThat(answer("doctor").at("/journal/inDoubt").asInt()).isEqualTo(1);
    assertThat(call("jobs resolve 5e8a").exit()).isEqualTo(2);

    var resolved = answer("jobs resolve 5e8a --not-sent --reason 'looked there'").at("/jobs/0");
    assertThat(resolved.get("state").asString()).isEqualTo("unsent");
    assertThat(resolved.get("reason").asString()).isEqualTo("looked there");
    assertThat(call("jobs resume").exit()).isZero();
  }

  @Test
  void onlyAcceptedJobsCanBeCancelled() {
    leaveInDoubt();
    var call = call("jobs cancel " + KEY);
    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("doubtful", "only an accepted one");
  }

  @Test
  void anUnknownJobIsNamed() {
    leaveInDoubt();
    var call = call("jobs show nothing");
    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("'nothing'", journal.toString());
    assertThat(call("jobs show").err()).contains("jobs show needs an ID");
  }

  @Test
  void aCapIsLiftedByNone() {
    call("budget set --money 20 --currency EUR --period month");
    assertThat(answer("budget").at("/caps/0/unit").asString()).isEqualTo("EUR");
    call("budget set --money none --currency EUR --period month");
    assertThat(answer("budget").get("caps").isEmpty()).isTrue();
  }

  @Test
  void aJournalThatIsCutShortIsNamedAndNothingIsSent() throws IOException {
    Files.writeString(journal, "");
    var call = buy("");
    assertThat(call.exit()).isEqualTo(3);
    assertThat(call.err()).contains(journal.toString(), "cut short");
    assertThat(answer("doctor").at("/journal/problem").asString()).contains("cut short");
  }

  private void leaveInDoubt() {
    try (var opened = Journal.open(journal, Clock.systemUTC())) {
      var intent = new Intent(new SubmissionKey(KEY), "till", "00", 1, 10, "", Instant.EPOCH);
      var ledger = opened.ledger();
      if (ledger.intend(intent) instanceof ShotLedger.Answer.Fresh(var entry)) {
        ledger.doubt(entry, "the line went dead");
      }
    }
  }

  private Call buy(String options) {
    return call("run programs/bell.qasm --backend till --shots 1000 " + options);
  }

  private JsonNode answer(String line) {
    return call(line + " --json").json();
  }

  private Call call(String line) {
    return Call.ofLine(line + " --journal " + journal);
  }
}
