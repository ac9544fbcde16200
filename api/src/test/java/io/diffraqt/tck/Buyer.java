package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.budget.Entry;
import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.result.Counts;
import io.diffraqt.run.Backends;
import io.diffraqt.run.Connection;
import io.diffraqt.run.KeySource;
import io.diffraqt.run.Recovery;
import io.diffraqt.run.Resilience;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import io.diffraqt.target.Target;
import io.diffraqt.tck.Bargain.Purchase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A client in a process of its own: it recovers what an earlier one left, and buys the rest.
///
/// It says `READY` when it begins, `AT n` when it waits at step n to be killed, `FAILED` for what a
/// fault kept it from, and `COUNTS` with what it got.
final class Buyer {
  private static final Circuit PROGRAM = Circuit.onQubits(1).x(0).measureAll().build();
  private static final Resilience HASTY =
      Resilience.defaults()
          .withAttempts(3, 3)
          .withPauses(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5));

  private final Purchase purchase;
  private final AtomicInteger steps = new AtomicInteger();

  private Buyer(Purchase purchase) {
    this.purchase = purchase;
  }

  static void main(String[] arguments) {
    warmUp();
    say("READY");
    Purchase.parse(List.of(arguments)).forEach(purchase -> new Buyer(purchase).buy());
  }

  /// Loads what a purchase needs, so that the time after `READY` is that of the purchase alone.
  private static void warmUp() {
    try (var journal = Journal.inMemory(Clock.systemUTC())) {
      var backend =
          Backend.sampling(Target.unrestricted("warm", 1), (c, n) -> Counts.tally(1, n, () -> 1));
      var safeguards =
          Safeguards.none().withLedger(journal.ledger()).withBudget(journal.budget(""));
      sample(Connection.to("warm", backend, Surroundings.ofThisProcess(), safeguards));
    }
  }

  private static String sample(Connection connection) {
    return connection.sampler().sample(PROGRAM, Bargain.SHOTS).counts().asMap().toString();
  }

  private void buy() {
    var around = Surroundings.ofThisProcess().withKeys(KeySource.ofRun(purchase.run()));
    var name = BackendName.parse(purchase.backend());
    try (var journal = Journal.open(purchase.journal(), Clock.systemUTC());
        var honest = Backends.of(List.of(plugin()), List.of()).open(name, around)) {
      var ledger = new SteppedLedger(journal.ledger(), this::step);
      var budget = journal.budget(purchase.run());
      var faulty = new FaultyBackend(honest, faults(), this::step);
      var safeguards =
          Safeguards.none().withLedger(ledger).withBudget(budget).withResilience(HASTY);
      var connection = Connection.to(purchase.backend(), faulty, around, safeguards);
      recover(new Recovery(ledger, budget, _ -> connection.backend()), honest);
      for (var k = 0; k < purchase.programs(); k++) {
        buyOne(connection);
      }
    }
  }

  private static void buyOne(Connection connection) {
    try {
      say("COUNTS " + sample(connection));
    } catch (BackendException e) {
      say("FAILED " + e.getClass().getSimpleName());
    }
  }

  private BackendPlugin plugin() {
    try {
      return (BackendPlugin) Class.forName(purchase.plugin()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(purchase.plugin() + " cannot be made", e);
    }
  }

  private Supplier<Fault> faults() {
    if (purchase.faults() == 0) {
      return () -> Fault.NONE;
    }
    var random = new Random(purchase.faults());
    var all = Fault.values();
    return () -> random.nextInt(4) > 0 ? Fault.NONE : all[random.nextInt(all.length)];
  }

  /// What is in doubt is decided by a person, who looks into the provider's own records.
  private static void recover(Recovery recovery, Backend honest) {
    for (var finding : recovery.resume()) {
      if (finding instanceof Recovery.Finding.InDoubt(Entry.Doubtful doubt)
          && !honest.isIdempotent()) {
        var truth = honest.find(doubt.key());
        if (truth.isPresent()) {
          recovery.resolveAs(doubt.key(), truth.get());
        } else {
          recovery.resolveAsNotSent(doubt.key(), "the provider does not have it");
        }
      }
    }
  }

  private void step() {
    if (steps.incrementAndGet() == purchase.stopAt()) {
      say("AT " + purchase.stopAt());
      sleepForEver();
    }
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Duration.ofHours(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
