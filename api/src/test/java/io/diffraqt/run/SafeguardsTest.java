package io.diffraqt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import io.diffraqt.budget.Cap;
import io.diffraqt.budget.Ending;
import io.diffraqt.budget.Entry;
import io.diffraqt.budget.Journal;
import io.diffraqt.budget.ShotBudget;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.BudgetExceededException;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class SafeguardsTest {
  private static final Circuit PROGRAM = Circuit.onQubits(1).x(0).measureAll().build();
  private static final SubmissionKey KEY = new SubmissionKey("key");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
  private final List<Duration> pauses = new ArrayList<>();
  private final List<SubmissionEvent> events = new ArrayList<>();
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final Journal journal = Journal.inMemory(clock);

  private Surroundings around() {
    return Surroundings.ofThisProcess()
        .withSeed(1)
        .withKeys(_ -> KEY)
        .withTime(
            clock,
            pause -> {
              pauses.add(pause);
              now.updateAndGet(instant -> instant.plus(pause));
            });
  }

  private Connection connected(ScriptedBackend backend) {
    return Connection.to(
        "script",
        backend,
        around(),
        Safeguards.journaled(journal, "run")
            .withListener(events::add)
            .withResilience(Resilience.defaults().withAttempts(4, 4)));
  }

  private static TransientException busy() {
    return new TransientException("busy", Optional.empty());
  }

  private static IndeterminateException lost() {
    return new IndeterminateException(KEY, "reply lost");
  }

  private Entry entry() {
    return journal.ledger().find(KEY).orElseThrow();
  }

  @Test
  void anExactBackendWithoutJournalAndBudgetIsCalledDirectly() {
    var plugin = TinySimulator.of(1, 1);
    assertThat(Connection.to("tiny", plugin, around()).backend()).isSameAs(plugin);
  }

  @Test
  void aBusyProviderIsAskedAgainAfterGrowingPauses() {
    var backend = ScriptedBackend.once().failingSubmit(busy(), busy());
    assertThat(connected(backend).sampler().sample(PROGRAM, 5).counts().shots()).isEqualTo(5);
    assertThat(backend.calls()).containsExactly("submit", "submit", "submit", "status", "result");
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(events.stream().map(e -> e.getClass().getSimpleName()))
        .containsExactly("Reserved", "Intended", "Retrying", "Retrying", "Accepted", "Ended");
  }

  @Test
  void aWaitThatTheProviderAsksForIsKept() {
    var asked = new TransientException("slow down", Optional.of(Duration.ofMinutes(3)));
    connected(ScriptedBackend.once().failingSubmit(asked)).sampler().sample(PROGRAM, 5);
    assertThat(pauses).containsExactly(Duration.ofMinutes(3));
  }

  @Test
  void aRefusalIsFinalAndFreesTheBudget() {
    var budget = journal.budget("run");
    budget.set(Cap.ofShots(5));
    var backend = ScriptedBackend.once().failingSubmit(new RefusedException("bad program"));
    assertThatThrownBy(() -> connected(backend).sampler().sample(PROGRAM, 5))
        .isInstanceOf(RefusedException.class);
    assertThat(backend.calls()).containsExactly("submit");
    assertThat(budget.balances().getFirst().left()).isEqualByComparingTo("5");
    assertThat(connected(ScriptedBackend.once()).sampler().sample(PROGRAM, 5).counts().shots())
        .isEqualTo(5);
    assertThat(budget.balances().getFirst().spent()).isEqualByComparingTo("5");
  }

  @Test
  void aLostReplyIsSearchedAndFoundWithoutSendingAgain() {
    var backend = ScriptedBackend.once().failingSubmit(lost()).finding(ScriptedBackend.JOB);
    assertThat(connected(backend).sampler().sample(PROGRAM, 5).counts().shots()).isEqualTo(5);
    assertThat(backend.calls()).containsExactly("submit", "find", "status", "result");
  }

  @Test
  void aLostReplyThatIsNotFoundIsLeftToAPersonAndStaysReserved() {
    var budget = journal.budget("run");
    budget.set(Cap.ofShots(5));
    var backend = ScriptedBackend.once().failingSubmit(lost());
    assertThatThrownBy(() -> connected(backend).sampler().sample(PROGRAM, 5))
        .isInstanceOf(IndeterminateException.class);
    assertThat(backend.calls()).filteredOn("submit"::equals).hasSize(1);
    assertThat(entry()).isInstanceOf(Entry.Doubtful.class);
    assertThat(budget.balances().getFirst().reserved()).isEqualByComparingTo("5");
    assertThat(Duration.between(Instant.parse("2026-11-20T10:00:00Z"), now.get()))
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  @Test
  void aLostReplyIsSentAgainWhereTheProviderRefusesRepeats() {
    var backend = ScriptedBackend.idempotent().failingSubmit(lost());
    assertThat(connected(backend).sampler().sample(PROGRAM, 5).counts().shots()).isEqualTo(5);
    assertThat(backend.calls()).filteredOn("submit"::equals).hasSize(2);
  }

  @Test
  void whatFollowsALostReplyProvesNothing() {
    var backend =
        ScriptedBackend.idempotent().failingSubmit(lost(), busy(), new RefusedException("closed"));
    assertThatThrownBy(() -> connected(backend).sampler().sample(PROGRAM, 5))
        .isInstanceOf(IndeterminateException.class);
    assertThat(entry()).isInstanceOf(Entry.Doubtful.class);
  }

  @Test
  void anInterruptAfterALostReplyLeavesDoubt() {
    var backend = ScriptedBackend.idempotent().failingSubmit(lost());
    var around =
        around()
            .withTime(
                clock,
                pause -> {
                  throw new InterruptedException();
                });
    var connection = Connection.to("script", backend, around, Safeguards.journaled(journal, "run"));
    assertThatThrownBy(() -> connection.sampler().sample(PROGRAM, 5))
        .isInstanceOf(IndeterminateException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(entry()).isInstanceOf(Entry.Doubtful.class);
  }

  @Test
  void aPluginThatBreaksLeavesDoubt() {
    var backend = ScriptedBackend.once().failingSubmit(new IllegalStateException("no field id"));
    assertThatThrownBy(() -> connected(backend).sampler().sample(PROGRAM, 5))
        .isInstanceOf(IndeterminateException.class)
        .hasMessageContaining("no field id");
  }

  @Test
  void readsAreRepeatedAndThenGivenUp() {
    var backend = ScriptedBackend.once().failingRead(busy(), busy(), busy());
    assertThat(connected(backend).sampler().sample(PROGRAM, 5).counts().shots()).isEqualTo(5);
    var tired = ScriptedBackend.once().failingRead(busy(), busy(), busy(), busy());
    assertThatThrownBy(() ->
            Connection.to(
                    "script",
                    tired,
                    around(),
                    Safeguards.none().withResilience(Resilience.defaults().withAttempts(4, 4)))
                .sampler()
                .sample(PROGRAM, 5))
        .isInstanceOf(TransientException.class);
    assertThat(tired.calls()).containsExactly("submit", "status", "status", "status", "status");
  }

  @Test
  void aProviderWhereNearlyEverythingFailsIsLeftAlone() {
    var backend = ScriptedBackend.once();
    for (var k = 0; k < 30; k++) {
      backend.failingSubmit(busy());
    }
    var connection =
        Connection.to(
            "script",
            backend,
            around(),
            Safeguards.none()
                .withListener(events::add)
                .withResilience(Resilience.defaults().withAttempts(6, 22)));
    assertThatThrownBy(() -> connection.sampler().sample(PROGRAM, 5))
        .isInstanceOf(TransientException.class);
    assertThat(backend.calls()).hasSize(21);
    assertThat(events.toString()).contains("nearly every call to the provider failed; pausing");
  }

  @Test
  void aWaitThatRunsOutChangesNothing() throws InterruptedException {
    var backend = ScriptedBackend.once().queuedFor(100);
    var job = connected(backend).sampler().submit(PROGRAM, Bindings.none(), Request.Samples.of(5));
    assertThat(job.await(Duration.ofSeconds(1))).isEmpty();
    assertThat(backend.calls()).contains("status").doesNotContain("cancel");
    assertThat(backend.calls()).filteredOn("submit"::equals).hasSize(1);
    assertThat(job.result().counts().shots()).isEqualTo(5);
  }

  @Test
  void pollingSlowsDownWithinBounds() {
    assertThat(Polling.pause(Duration.ZERO)).isEqualTo(Duration.ofMillis(50));
    assertThat(Polling.pause(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(6));
    assertThat(Polling.pause(Duration.ofHours(9))).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aJobIsReachedAgainByItsId() {
    var connection = connected(ScriptedBackend.once());
    connection.sampler().submit(PROGRAM, Bindings.none(), Request.Samples.of(5));
    var again = connected(ScriptedBackend.once()).reopen(List.of(ScriptedBackend.JOB));
    assertThat(again.result().getFirst().getFirst().shots()).isEqualTo(5);
    assertThat(((Entry.Closed) entry()).ending()).isInstanceOf(Ending.Settled.class);
  }

  @Test
  void oneKeyForTwoProgramsIsRefused() {
    connected(ScriptedBackend.once()).sampler().sample(PROGRAM, 5);
    var other = Circuit.onQubits(1).measureAll().build();
    assertThatThrownBy(() -> connected(ScriptedBackend.once()).sampler().sample(other, 5))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("stands for another program");
  }

  @Test
  void aBudgetThatIsPassedSendsNothing() {
    var backend = ScriptedBackend.once();
    var connection =
        Connection.to(
            "script", backend, around(), Safeguards.none().withBudget(ShotBudget.ofShots(4)));
    assertThatThrownBy(() -> connection.sampler().sample(PROGRAM, 5))
        .isInstanceOf(BudgetExceededException.class);
    assertThat(backend.calls()).isEmpty();
  }

  @Test
  void cancellingTwiceIsPassedOnAndFailsNothing() {
    var backend = ScriptedBackend.once();
    var job = connected(backend).sampler().submit(PROGRAM, Bindings.none(), Request.Samples.of(5));
    job.cancel();
    job.cancel();
    assertThat(backend.calls()).filteredOn("cancel"::equals).hasSize(2);
  }

  @Test
  void whatItWouldCostIsKnownBeforeAnythingIsSent() {
    var free = Target.unrestricted("script", 1);
    var tariff = Tariff.usd("0.30", "0.00035", LocalDate.of(2026, 1, 1));
    var paid =
        new Target(
            free.name(), 1, free.gates(), free.coupling(), free.limits(), tariff, Optional.empty());
    var backend = new ScriptedBackend(paid, false);
    var cost =
        connected(backend).sampler().cost(PROGRAM, Bindings.none(), Request.Samples.of(1000));
    assertThat(cost.money().orElseThrow().most()).isEqualByComparingTo("0.65");
    assertThat(cost.priceDate()).contains(LocalDate.of(2026, 1, 1));
    assertThat(backend.calls()).isEmpty();
  }
}
