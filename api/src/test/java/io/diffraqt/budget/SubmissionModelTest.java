package io.diffraqt.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.budget.Interleaving.ProcessDeath;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Recovery;
import io.diffraqt.run.Resilience;
import io.diffraqt.run.Roads;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import io.diffraqt.tck.Fault;
import io.diffraqt.tck.FaultyBackend;
import io.diffraqt.tck.SteppedLedger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One submission, up to three processes that all want it, every fault at every step, deaths
/// included: it is bought exactly once, and the budget says so.
final class SubmissionModelTest {
  private static final Circuit PROGRAM = Circuit.onQubits(1).x(0).measureAll().build();
  private static final int SHOTS = 100;
  private static final Surroundings AROUND = Surroundings.ofThisProcess();

  private final Store store = Store.inMemory();
  private final Set<String> living = new HashSet<>();
  private final AtomicLong millis = new AtomicLong();
  private final InstantSource time = () -> Instant.ofEpochMilli(millis.get());

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void tenThousandSchedulesBuyExactlyOnceEach() {
    var diedAtLeastOnce = 0;
    var doubted = 0;
    for (var seed = 0; seed < 10_000; seed++) {
      var schedule = new Schedule(seed);
      schedule.run();
      diedAtLeastOnce += schedule.deaths > 0 ? 1 : 0;
      doubted += schedule.persons > 0 ? 1 : 0;
    }
    assertThat(diedAtLeastOnce).as("schedules in which a process died").isGreaterThan(3000);
    assertThat(doubted).as("schedules in which a person decided").isGreaterThan(300);
  }

  private final class Schedule {
    private final Random random;
    private final String provider;
    private final SubmissionKey key;
    private final Interleaving turns;
    private final FakeProvider cloud;
    private final FaultyBackend faulty;
    private final List<Throwable> surprises = new ArrayList<>();
    private final int seed;
    private boolean healthy;
    private int processes;
    private int deaths;
    private int persons;

    Schedule(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.provider = "p" + seed;
      this.key = new SubmissionKey("key-" + seed);
      this.turns = new Interleaving(random, random.nextInt(3) * 0.03);
      this.cloud = new FakeProvider(provider, random.nextBoolean());
      this.faulty = new FaultyBackend(cloud, this::fault, turns::step);
    }

    private Fault fault() {
      return healthy || random.nextInt(3) > 0
          ? Fault.NONE
          : Fault.values()[random.nextInt(Fault.values().length)];
    }

    void run() {
      var cap =
          new Cap(
              Cap.Scope.provider(provider),
              Cap.Period.EVER,
              new Cap.Unit.Shots(),
              BigDecimal.valueOf(SHOTS));
      budget("setup").set(cap);
      for (var round = random.nextInt(3); round >= 0; round--) {
        var starting = new ArrayList<Runnable>();
        for (var k = random.nextInt(3); k >= 0; k--) {
          starting.add(this::process);
        }
        turns.run(starting);
        assertThat(surprises).as("seed %d", seed).isEmpty();
        assertWhatWasBoughtIsCounted();
      }
      healthy = true;
      end();
      budget("setup").lift(cap);
    }

    private void assertWhatWasBoughtIsCounted() {
      if (!cloud.bought().isEmpty()) {
        assertThat(budget("look").amounts(key)).as("seed %d", seed).isPresent();
      }
    }

    private void process() {
      var name = provider + "-" + processes++;
      living.add(name);
      try {
        recovery(name).resume();
        sampled(name);
      } catch (ProcessDeath e) {
        deaths++;
      } catch (BackendException e) {
        assertThat(e).isNotNull();
      } catch (RuntimeException | AssertionError e) {
        surprises.add(e);
      } finally {
        living.remove(name);
      }
    }

    private void end() {
      var name = provider + "-last";
      living.add(name);
      for (var finding : recovery(name).resume()) {
        if (finding instanceof Recovery.Finding.InDoubt(var entry) && !cloud.isIdempotent()) {
          decide(name, entry);
        }
      }
      assertThat(sampled(name)).as("seed %d", seed).isEqualTo(SHOTS);
      living.remove(name);
      assertThat(cloud.bought()).as("seed %d", seed).containsExactly(key);
      assertThat(ledger(name).find(key).orElseThrow())
          .as("seed %d", seed)
          .isInstanceOfSatisfying(
              Entry.Closed.class,
              closed -> assertThat(closed.ending()).isInstanceOf(Ending.Settled.class));
      assertBudgetIsExact(name);
    }

    private void assertBudgetIsExact(String name) {
      var balances =
          budget(name).balances().stream()
              .filter(b -> b.cap().scope().provider().equals(provider))
              .toList();
      assertThat(balances.getFirst().reserved()).as("seed %d", seed).isZero();
      assertThat(balances.getFirst().spent()).as("seed %d", seed).isEqualByComparingTo("100");
    }

    /// A person looks into the provider's own records.
    private void decide(String name, Entry.Doubtful entry) {
      persons++;
      var truth = cloud.find(entry.key());
      if (truth.isPresent()) {
        recovery(name).resolveAs(entry.key(), truth.get());
      } else {
        recovery(name).resolveAsNotSent(entry.key(), "not in the provider's list");
      }
    }

    private long sampled(String name) {
      return connection(name).sampler().sample(PROGRAM, SHOTS).counts().shots();
    }

    private Recovery recovery(String name) {
      return new Recovery(ledger(name), budget(name), _ -> connection(name).backend());
    }

    private Connection connection(String name) {
      return Connection.to(
          provider,
          faulty,
          AROUND
              .withSeed(seed)
              .withRoads(new Roads())
              .withKeys(_ -> key)
              .withTime(
                  time.withZone(ZoneOffset.UTC),
                  pause -> {
                    millis.addAndGet(pause.toMillis() + 1);
                    turns.step();
                  }),
          Safeguards.none()
              .withLedger(ledger(name))
              .withBudget(budget(name))
              .withResilience(
                  Resilience.defaults()
                      .withAttempts(3, 3)
                      .withPauses(
                          Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(30))));
    }

    private ShotLedger ledger(String name) {
      return new SteppedLedger(
          new SqliteLedger(store, Owners.of(name, living::contains), clock()), turns::step);
    }

    private ShotBudget budget(String name) {
      return new ShotBudget(store, Owners.of(name, living::contains), clock(), "");
    }

    private Clock clock() {
      return time.withZone(ZoneOffset.UTC);
    }
  }
}
