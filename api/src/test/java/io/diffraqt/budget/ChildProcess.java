package io.diffraqt.budget;

import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.error.BudgetExceededException;
import io.diffraqt.run.Connection;
import io.diffraqt.run.KeySource;
import io.diffraqt.run.Recovery;
import io.diffraqt.run.Resilience;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// What tests start as a process of its own, and kill.
final class ChildProcess {
  private ChildProcess() {}

  /// First argument: `sample FOLDER IDEMPOTENT STOP_AT` or `race FOLDER NAME THREADS`.
  static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "sample" ->
          sample(
              Path.of(arguments[1]),
              Boolean.parseBoolean(arguments[2]),
              Integer.parseInt(arguments[3]));
      case "race" -> race(Path.of(arguments[1]), arguments[2], Integer.parseInt(arguments[3]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /// Recovers what is there, samples once, and says how many shots it got. At step `stopAt` it says
  /// so and waits to be killed.
  private static void sample(Path folder, boolean idempotent, int stopAt) {
    var steps = new AtomicInteger();
    Runnable step =
        () -> {
          if (steps.incrementAndGet() == stopAt) {
            say("AT " + stopAt);
            sleepForEver();
          }
        };
    var provider = new FolderProvider(folder.resolve("jobs"), idempotent, step);
    try (var journal = Journal.open(folder.resolve("journal.db"), Clock.systemUTC())) {
      var ledger = new SteppedLedger(journal.ledger(), step);
      var budget = journal.budget("run");
      var connection =
          Connection.to(
              "folder",
              provider,
              Surroundings.ofThisProcess().withKeys(KeySource.ofRun("run")),
              Safeguards.none()
                  .withLedger(ledger)
                  .withBudget(budget)
                  .withResilience(
                      Resilience.defaults()
                          .withPauses(
                              Duration.ofMillis(10),
                              Duration.ofMillis(20),
                              Duration.ofMillis(50))));
      var recovery = new Recovery(ledger, budget, _ -> connection.backend());
      for (var finding : recovery.resume()) {
        if (finding instanceof Recovery.Finding.InDoubt(var entry) && !idempotent) {
          recovery.resolveAsNotSent(entry.key(), "the provider has no file of it");
        }
      }
      var program = Circuit.onQubits(1).x(0).measureAll().build();
      var counts = connection.sampler().sample(program, FolderProvider.SHOTS).counts();
      say("COUNTS " + counts.asMap());
    }
  }

  /// Many threads reserve 30 shots each; says how many were granted.
  private static void race(Path folder, String name, int threads) throws InterruptedException {
    var granted = new AtomicInteger();
    try (var journal = Journal.open(folder.resolve("journal.db"), Clock.systemUTC())) {
      var budget = journal.budget("");
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var k = 0; k < threads; k++) {
          var key = new SubmissionKey(name + "-" + k);
          pool.submit(() -> granted.addAndGet(isGranted(budget, key) ? 1 : 0));
        }
      }
    }
    say("GRANTED " + granted);
  }

  private static boolean isGranted(ShotBudget budget, SubmissionKey key) {
    try {
      budget.reserve(key, new Account("folder", ""), estimate(30));
      return true;
    } catch (BudgetExceededException e) {
      return false;
    }
  }

  static CostEstimate estimate(int shots) {
    var nothing = new CostEstimate.Range(java.math.BigDecimal.ZERO, java.math.BigDecimal.ZERO);
    return new CostEstimate(
        1, shots, nothing, java.util.Optional.of(nothing), "USD", java.util.Optional.empty());
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
