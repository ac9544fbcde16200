package io.diffraqt.run;

import io.diffraqt.backend.Request;
import io.diffraqt.budget.Cap;
import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.target.Target;
import io.diffraqt.tck.LoopbackProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Holds so many jobs in flight at once, in a process of its own that holds the provider too.
final class SoakProcess {
  static final int SHOTS = 10;

  private final int jobs;
  private final CountDownLatch accepted;
  private final AtomicInteger good = new AtomicInteger();
  private final AtomicLong descriptors = new AtomicLong();

  private SoakProcess(int jobs) {
    this.jobs = jobs;
    this.accepted = new CountDownLatch(jobs);
  }

  /// Arguments: folder of the journal, number of jobs. Says what it took, one word and number per
  /// line.
  static void main(String[] arguments) throws Exception {
    var soak = new SoakProcess(Integer.parseInt(arguments[1]));
    try (var watching = Executors.newVirtualThreadPerTaskExecutor()) {
      var watch = watching.submit(soak::watch);
      soak.run(Path.of(arguments[0]).resolve("journal.db"));
      watch.cancel(true);
    }
    say("descriptors", soak.descriptors.get());
    say("memoryKiB", peakMemory());
  }

  private void run(Path file) throws Exception {
    try (var provider = new LoopbackProvider();
        var journal = Journal.open(file, Clock.systemUTC())) {
      journal.budget("soak").set(Cap.ofShots((long) jobs * SHOTS));
      var safeguards = Safeguards.journaled(journal, "soak");
      var around = Surroundings.ofThisProcess();
      var target = Target.unrestricted("loopback", 2);
      try (var connection =
          Connection.to("loopback", provider.backend(target), around, safeguards)) {
        var start = System.nanoTime();
        try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
          for (var k = 0; k < jobs; k++) {
            users.submit(() -> use(connection));
          }
          accepted.await();
          say("acceptedAfterMillis", millisSince(start));
          provider.finish();
        }
        say("finishedAfterMillis", millisSince(start));
      }
      say("sold", provider.jobs());
      say("good", good.get());
      say("spent", journal.budget("soak").balances().getFirst().spent().longValueExact());
      say("open", journal.ledger().open().size());
    }
  }

  private void use(Connection connection) {
    var program = Circuit.onQubits(1).x(0).measureAll().build();
    var job = connection.sampler().submit(program, Bindings.none(), Request.Samples.of(SHOTS));
    accepted.countDown();
    if (job.result().counts().count("1") == SHOTS) {
      good.incrementAndGet();
    }
  }

  private Optional<Void> watch() throws IOException {
    try {
      while (true) {
        descriptors.accumulateAndGet(openDescriptors(), Math::max);
        Thread.sleep(Duration.ofMillis(20));
      }
    } catch (InterruptedException e) {
      return Optional.empty();
    }
  }

  private static long openDescriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  private static long peakMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static void say(String word, long number) {
    System.out.println(word + " " + number);
  }
}
