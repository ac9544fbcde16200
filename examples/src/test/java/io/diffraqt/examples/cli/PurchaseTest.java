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

  private static final String BATCH =
      "run programs/rotation.qasm --bindings src/test/resources/cli/three-angles.json"
          + " --backend till --shots 1000";

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
  void anEstimateShowsEachSubmissionAndItsFee() {
    var quote = answer("estimate " + BATCH).at("/estimates/0");
    assertThat(quote.get("jobs").size()).isEqualTo(2);
    assertThat(quote.at("/jobs/0/circuits").asInt()).isEqualTo(2);
    assertThat(quote.at("/jobs/0/money/most").asDouble()).isEqualTo(2.6);
    assertThat(quote.at("/jobs/1/money/most").asDouble()).isEqualTo(1.3);
    assertThat(quote.at("/money/most").asDouble()).isEqualTo(3.9);
    assertThat(call("estimate " + BATCH).out())
        .contains("job 2: 1 circuits, 1000 shots, 1.3 USD", "prices of 2026-01-31");
    assertThat(call(BATCH + " -v").err())
        .contains("to send: 3 circuits, 3000 shots in 2 submissions, 3.9 USD")
        .contains("job 1: 2 circuits, 2000 shots, 2.6 USD");
  }

  @Test
  void nothingIsBoughtForACallOfWhichAPartCannotRun() {
    var call =
        call("estimate run programs/bell.qasm --backend braket:garnet --shots 10 --observable ZZ");
    assertThat(call.exit()).isEqualTo(3);
    assertThat(call.out()).isEmpty();
    assertThat(call.err()).contains("garnet measures only at the end");
  }

  @Test
  void aKnownDeviceIsSaidHowManyBytesItWouldBeSent() {
    var quote = answer("estimate run programs/bell.qasm --backend ibm:ibm_fez").at("/estimates/0");
    assertThat(quote.at("/jobs/0/bytes").asInt()).isBetween(100, 1000);
  }

  @Test
  void anEstimateOfAPrecisionHasItsBounds() {
    var quote =
        answer("estimate run programs/bell.qasm --backend till --observable ZZ --precision 0.05")
            .at("/estimates/0");
    assertThat(quote.get("leastShots").asInt()).isEqualTo(100);
    assertThat(quote.get("shots").asInt()).isBetween(400, 410);
    assertThat(quote.at("/money/least").asDouble()).isEqualTo(0.4);
    assertThat(quote.at("/money/most").asDouble()).isBetween(0.7, 3.0);
    assertThat(journal).doesNotExist();
  }

  @Test
  void rowsThatCameAreGivenAndOnlyTheOthersAreBoughtLater() {
    call("budget set --shots 2500");
    var early = call(BATCH + " --run first --json");
    assertThat(early.exit()).isEqualTo(4);
    var results = early.json().get("results");
    assertThat(results.size()).isEqualTo(3);
    assertThat(results.at("/1/registers/c/counts/0").asInt()).isEqualTo(1000);
    assertThat(results.at("/2/registers/c/counts").isMissingNode()).isTrue();
    assertThat(early.json().at("/missing/0/rows").toString()).isEqualTo("[2]");
    assertThat(early.err()).contains("cap of 2500 shots", "--run first", "buys only the rest");

    call("budget set --shots 3000");
    var whole = call(BATCH + " --run first --json");
    assertThat(whole.exit()).isZero();
    assertThat(whole.json().has("missing")).isFalse();
    assertThat(answer("budget").at("/caps/0/spent").asInt()).isEqualTo(3000);
  }

  @Test
  void aCallWithoutANameSaysUnderWhichOneItIsTakenUp() {
    call("budget set --shots 2500");
    var err = call(BATCH).err();
    var again = err.substring(err.indexOf("--run"), err.indexOf(" takes up"));
    call("budget set --shots 3000");
    assertThat(call(BATCH + " " + again).exit()).isZero();
    assertThat(answer("budget").at("/caps/0/spent").asInt()).isEqualTo(3000);
  }

  @Test
  void countsAreKeptWhereTheEstimatesAreRefused() {
    call("budget set --shots 1500");
    var call = buy("--observable ZZ --json");
    assertThat(call.exit()).isEqualTo(4);
    assertThat(call.json().at("/results/0/registers/c/counts/00").asInt()).isEqualTo(1000);
    assertThat(call.json().at("/missing/0/reason").asString()).contains("cap of 1500 shots");
  }

  @Test
  void aPrecisionThatTheBudgetEndsSaysWhatWasReached() throws IOException {
    var program = folder.resolve("five.qasm");
    Files.writeString(program, "qubit[5] q;\nbit[5] c;\nU(1, 0, 0) q;\nc = measure q;\n");
    call("budget set --shots 600");
    var call = call("run " + program + " --backend till --precision 0.1 --json");
    assertThat(call.exit()).isEqualTo(4);
    assertThat(call.json().at("/precision/met").asBoolean()).isFalse();
    assertThat(call.json().at("/precision/reached").asDouble()).isBetween(0.1, 0.2);
    assertThat(call.err()).contains("not met, since cap of 600 shots");
  }

  @Test
  void theSameNamedRunNeedsNoSeed() {
    assertThat(buy("--run first").exit()).isZero();
    assertThat(buy("--run first").exit()).isZero();
    assertThat(answer("jobs list").get("jobs").size()).isEqualTo(1);
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
  void resumingFetchesTheCountsOfWhatHasEnded() {
    buy("");
    var key = answer("jobs list").at("/jobs/0/key").asString();
    var resumed = answer("jobs resume " + key).at("/jobs/0");
    assertThat(resumed.get("found").asString()).isEqualTo("ended");
    assertThat(resumed.at("/results/0/registers/c/bits").asInt()).isEqualTo(2);
    assertThat(resumed.at("/results/0/registers/c/counts/00").asInt()).isEqualTo(1000);
    assertThat(answer("jobs list").at("/jobs/0/results").isNull()).isTrue();
    assertThat(call("jobs resume " + key).out()).contains("c {00=1000}");
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
