package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.HYGIENE;

import io.diffraqt.backend.JobId;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.budget.Journal;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.run.Connection;
import io.diffraqt.run.Safeguards;
import io.diffraqt.run.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/// Secrets, threads, closing.
final class HygieneChecks {
  private static final int TRIES = 100;
  private static final int PAUSE_MILLIS = 20;

  private HygieneChecks() {}

  static List<Check> all() {
    return List.of(
        check("T63", "noSecretIsInAnyText", HygieneChecks::secrets),
        check("T64a", "closingTwiceIsClosingOnce", HygieneChecks::closeTwice),
        check("T64b", "noThreadOutlivesTheBackend", HygieneChecks::threads));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(HYGIENE, id, title, body);
  }

  private static void secrets(Bench bench) {
    var texts = new StringWriter();
    var printed = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    var log = new Listener(texts);
    var root = Logger.getLogger("");
    root.addHandler(log);
    try (var caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(caught);
      System.setErr(caught);
      journey(bench.subject(), texts);
    } finally {
      System.setOut(out);
      System.setErr(err);
      root.removeHandler(log);
    }
    forbid("what was printed", printed.toString(StandardCharsets.UTF_8));
    forbid(
        "target, ids, status, results, log records, exceptions, events and the journal",
        texts.toString());
  }

  private static void forbid(String where, String text) {
    var at = text.indexOf(Subject.CANARY);
    Expect.that(
        at < 0,
        "a secret is in %s: …%s…",
        where,
        text.substring(Math.max(0, at - 80), Math.min(text.length(), Math.max(0, at))));
  }

  /// Everything that gives text, the refusals included.
  private static void journey(Subject subject, StringWriter texts) {
    var out = new PrintWriter(texts, true);
    tell(out, () -> subject.plugin().devices(subject.context(subject.opening(), 0)));
    tell(out, subject::plugin);
    tell(out, () -> close(subject, subject.opening().withSetting("no_such_setting", "1")));
    tell(out, () -> close(subject, subject.opening().withDevice("no-such-device")));
    try (var bench = new Bench(subject, 63)) {
      var backend = bench.backend();
      var submission = Bench.submission(bench.run(Circuit.onQubits(1).x(0).measureAll().build()));
      var id = backend.submit(submission);
      tell(out, backend::toString);
      tell(out, backend::target);
      tell(out, () -> id);
      tell(out, () -> bench.await(id));
      tell(out, () -> backend.result(id));
      tell(out, () -> backend.find(submission.key()));
      tell(out, () -> journal(bench));
      tell(out, () -> backend.status(new JobId(id.backend(), "no-such-job")));
      var wide = Circuit.onQubits(bench.target().qubits() + 1).x(0).measure(0, 0).build();
      tell(
          out,
          () ->
              backend.submit(
                  Bench.submission(
                      new Submission.Run(wide, Bindings.none(), Request.Samples.of(1)))));
    }
  }

  /// What stands in a journal after a purchase and a refusal, and what listeners heard of them.
  private static String journal(Bench bench) {
    var text = new StringWriter();
    try (var journal = Journal.inMemory(Clock.systemUTC())) {
      var safeguards =
          Safeguards.journaled(journal, "").withListener(event -> text.append(event + "\n"));
      var plugin = bench.subject().plugin().name();
      var connection =
          Connection.to(plugin, bench.backend(), Surroundings.ofThisProcess(), safeguards);
      var run = bench.run(Circuit.onQubits(1).x(0).measureAll().build());
      var out = new PrintWriter(text, true);
      tell(out, () -> bench.await(connection.backend().submit(Bench.submission(run))));
      var wide = Circuit.onQubits(bench.target().qubits() + 1).x(0).measure(0, 0).build();
      var tooWide = new Submission.Run(wide, Bindings.none(), Request.Samples.of(1));
      tell(out, () -> connection.backend().submit(Bench.submission(tooWide)));
      journal.exportTo(text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String close(Subject subject, Subject.Opening opening) {
    try (var backend = subject.open(opening, 0)) {
      return backend.toString();
    }
  }

  private static void tell(PrintWriter out, Supplier<Object> source) {
    try {
      out.println(source.get());
    } catch (RuntimeException e) {
      e.printStackTrace(out);
    }
  }

  private static void closeTwice(Bench bench) {
    try {
      var backend = bench.subject().open(0);
      backend.close();
      backend.close();
    } catch (RuntimeException e) {
      throw new AssertionError(
          "closing twice was to do nothing the second time, but threw " + e, e);
    }
  }

  private static void threads(Bench bench) throws InterruptedException {
    var before = running();
    try (var other = new Bench(bench.subject(), 64)) {
      other.sample(List.of(Circuit.onQubits(1).x(0).measureAll().build()));
    }
    var left = running();
    left.removeAll(before);
    for (var k = 0; k < TRIES && left.stream().anyMatch(Thread::isAlive); k++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    left.removeIf(t -> !t.isAlive());
    Expect.that(left.isEmpty(), "threads that keep a process from ending: %s", left);
  }

  /// Daemon threads let a process end, so they may stay.
  private static Set<Thread> running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> !t.isDaemon())
        .collect(Collectors.toSet());
  }

  private static final class Listener extends Handler {
    private final StringWriter texts;

    Listener(StringWriter texts) {
      this.texts = texts;
    }

    @Override
    public void publish(LogRecord record) {
      texts.append(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
