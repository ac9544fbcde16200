package io.diffraqt.tck;

import io.diffraqt.budget.Cap;
import io.diffraqt.budget.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Purchases by processes that are killed, one after the other, until one comes to its end; then
/// every program must have been bought once, and the budget must be exact.
///
/// @param plugin with a public constructor without arguments
/// @param backend its full name
/// @param environment variables it is given
/// @param folder of the journal
/// @param sold number of jobs that the provider ever made
public record Bargain(
    Class<?> plugin,
    String backend,
    Map<String, String> environment,
    Path folder,
    LongSupplier sold) {
  /// Of each program.
  public static final int SHOTS = 100;

  private static final int MOST_STEPS = 200;
  private static final long LONGEST_LIFE = 120_000_000;
  private static final int PROGRAMS = 6;

  /// What one process is to do.
  ///
  /// @param plugin class name
  /// @param backend full name
  /// @param journal file
  /// @param run names the submissions
  /// @param programs number of submissions
  /// @param stopAt step at which it waits to be killed; 0 for none
  /// @param faults seed of the provider's faults; 0 for none
  record Purchase(
      String plugin,
      String backend,
      Path journal,
      String run,
      int programs,
      int stopAt,
      long faults) {
    private static final int WORDS = 7;

    static List<Purchase> parse(List<String> words) {
      return IntStream.range(0, words.size() / WORDS)
          .mapToObj(k -> one(words.subList(WORDS * k, WORDS * (k + 1))))
          .toList();
    }

    private static Purchase one(List<String> words) {
      return new Purchase(
          words.get(0),
          words.get(1),
          Path.of(words.get(2)),
          words.get(3),
          Integer.parseInt(words.get(4)),
          Integer.parseInt(words.get(5)),
          Long.parseLong(words.get(6)));
    }

    List<String> words() {
      return List.of(
          plugin, backend, journal.toString(), run, "" + programs, "" + stopAt, "" + faults);
    }

    Purchase stoppingAt(int step) {
      return new Purchase(plugin, backend, journal, run, programs, step, faults);
    }

    Purchase withFaults(long seed) {
      return new Purchase(plugin, backend, journal, run, programs, stopAt, seed);
    }
  }

  /// Kills a process at every step of journal and wire; the next one finishes what it left before
  /// it begins its own purchase.
  ///
  /// @return at how many steps
  public int killAtEveryStep() throws InterruptedException {
    var todo = List.<Purchase>of();
    for (var step = 1; step < MOST_STEPS; step++) {
      var next = purchase("step-" + step, 1).stoppingAt(step);
      try (var victim = start(with(todo, next))) {
        var reached = victim.says("AT " + step);
        todo.forEach(Bargain::requireExact);
        if (!reached) {
          Expect.equal((long) step, sold.getAsLong(), "jobs of as many purchases");
          return step - 1;
        }
        victim.kill();
      }
      todo = List.of(next.stoppingAt(0));
    }
    throw new AssertionError("a purchase takes more than " + MOST_STEPS + " steps");
  }

  private static List<Purchase> with(List<Purchase> some, Purchase last) {
    return Stream.concat(some.stream(), Stream.of(last)).toList();
  }

  /// Kills processes at random instants of their purchases, with a provider that also fails.
  ///
  /// @param kills how many processes
  /// @param seed of the instants and of the faults
  public void killAtRandomInstants(int kills, long seed) throws InterruptedException {
    var random = new Random(seed);
    var killed = 0;
    for (var run = 0; killed < kills; run++) {
      var purchase = purchase("run-" + seed + "-" + run, PROGRAMS);
      var before = sold.getAsLong();
      var alive = false;
      while (!alive && killed < kills) {
        alive = !isKilled(purchase.withFaults(1 + random.nextInt(1 << 30)), random);
        killed += alive ? 0 : 1;
      }
      finish(purchase, before);
    }
  }

  /// Two processes at once buy the same, and both get it.
  public void buyTogether() throws InterruptedException {
    var purchase = purchase("together", 1);
    var before = sold.getAsLong();
    try (var one = start(List.of(purchase));
        var other = start(List.of(purchase))) {
      Expect.equal(one.saysAll(), other.saysAll(), "what two processes with one key got");
    }
    finish(purchase, before);
  }

  private boolean isKilled(Purchase purchase, Random random) throws InterruptedException {
    try (var victim = start(List.of(purchase))) {
      if (!victim.says("READY")) {
        throw new AssertionError("a process ended before it began: " + purchase);
      }
      return victim.killAfter(random.nextLong(LONGEST_LIFE));
    }
  }

  private Purchase purchase(String run, int programs) {
    var file = folder.resolve(run + ".db");
    try (var journal = open(file)) {
      journal.budget(run).set(Cap.ofShots((long) SHOTS * programs));
    }
    return new Purchase(plugin.getName(), backend, file, run, programs, 0, 0);
  }

  private static Journal open(Path file) {
    return Journal.open(file, Clock.systemUTC());
  }

  private JavaProcess start(List<Purchase> purchases) {
    var words = purchases.stream().flatMap(purchase -> purchase.words().stream()).toList();
    return JavaProcess.start(Buyer.class, environment, words);
  }

  /// A healthy process buys the rest, and a second one gets the same without buying anything.
  private void finish(Purchase purchase, long before) throws InterruptedException {
    var first = counts(purchase);
    Expect.equal(purchase.programs(), first.size(), "results of %s", purchase.run());
    Expect.equal(
        (long) purchase.programs(), sold.getAsLong() - before, "jobs of %s", purchase.run());
    requireExact(purchase);
    Expect.equal(first, counts(purchase), "results of %s when asked again", purchase.run());
    Expect.equal(
        (long) purchase.programs(), sold.getAsLong() - before, "jobs of %s", purchase.run());
  }

  private List<String> counts(Purchase purchase) throws InterruptedException {
    try (var healthy = start(List.of(purchase.withFaults(0)))) {
      return healthy.saysAll().stream().filter(line -> line.startsWith("COUNTS ")).toList();
    }
  }

  private static void requireExact(Purchase purchase) {
    try (var journal = open(purchase.journal())) {
      Expect.equal(List.of(), journal.ledger().open(), "open submissions of %s", purchase.run());
      var entries = journal.ledger().latest(purchase.programs() + 1).size();
      Expect.equal(purchase.programs(), entries, "submissions of %s", purchase.run());
      var balance = journal.budget(purchase.run()).balances().getFirst();
      Expect.equal(
          (long) SHOTS * purchase.programs(),
          balance.spent().longValueExact(),
          "shots spent on %s",
          purchase.run());
      Expect.equal(0, balance.reserved().signum(), "sign of what is held by %s", purchase.run());
    }
  }
}
