package io.diffraqt.tck;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Request;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.circuit.Bindings;
import io.diffraqt.circuit.Circuit;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import io.diffraqt.transpile.Transpiler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An opened backend and what checks do with it. Checks use it from one thread unless they say
/// otherwise.
public final class Bench implements AutoCloseable {
  private static final int MOST_SHOTS = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  /// Keys must differ from those of every earlier run of the kit against the same provider.
  private static final SecureRandom KEYS = new SecureRandom();

  private final Subject subject;
  private final Backend backend;
  private final Odds odds;

  Bench(Subject subject, long seed) {
    this.subject = subject;
    this.backend = subject.open(seed);
    this.odds = new Odds(subject.claims(Trait.NOISELESS) ? Odds.ROUNDING : Subject.NOISE_ALLOWANCE);
  }

  /// What is under test.
  public Subject subject() {
    return subject;
  }

  /// What was opened.
  public Backend backend() {
    return backend;
  }

  /// What the backend says it can run.
  public Target target() {
    return backend.target();
  }

  boolean claims(Trait trait) {
    return subject.claims(trait);
  }

  ExactBackend exact() {
    if (backend instanceof ExactBackend exact) {
      return exact;
    }
    throw new AssertionError("EXACT is claimed, and the backend is no ExactBackend");
  }

  /// Probability, at most, that a correct backend failed the comparisons made so far.
  double falseAlarm() {
    return odds.spent();
  }

  /// Shots of an ordinary run.
  int shots() {
    return Math.min(MOST_SHOTS, target().limits().maxShots());
  }

  /// A key that was never used.
  static SubmissionKey newKey() {
    return SubmissionKey.of(new UUID(KEYS.nextLong(), KEYS.nextLong()));
  }

  /// The circuit as it is where the target takes it, else compiled.
  Circuit inLanguage(Circuit circuit) {
    return target().violations(circuit).isEmpty()
        ? circuit
        : Transpiler.to(target()).compile(circuit).circuit();
  }

  Submission.Run run(Circuit circuit) {
    return run(circuit, shots());
  }

  Submission.Run run(Circuit circuit, int shots) {
    return new Submission.Run(inLanguage(circuit), Bindings.none(), Request.Samples.of(shots));
  }

  static Submission submission(Submission.Run... runs) {
    return new Submission(newKey(), List.of(runs));
  }

  /// Counts of one circuit.
  Counts sample(Circuit circuit) {
    return sample(List.of(circuit)).getFirst();
  }

  /// Counts of circuits, sent in as few submissions as the target takes.
  List<Counts> sample(List<Circuit> circuits) {
    var counts = new ArrayList<Counts>();
    var most = target().limits().maxCircuits();
    for (var from = 0; from < circuits.size(); from += most) {
      var some = circuits.subList(from, Math.min(circuits.size() - from, most) + from);
      var runs = some.stream().map(this::run).toList();
      outcomes(new Submission(newKey(), runs)).forEach(o -> counts.add(counts(o)));
    }
    return counts;
  }

  /// Submits, waits and fetches.
  List<Outcome> outcomes(Submission submission) {
    var outcomes = finished(backend.submit(submission));
    Expect.equal(submission.size(), outcomes.size(), "number of outcomes of a submission");
    return outcomes;
  }

  /// Waits for a job that is to succeed and fetches it.
  List<Outcome> finished(JobId job) {
    var status = await(job);
    Expect.that(status instanceof JobStatus.Done, "job %s ended as %s", job, status);
    return backend.result(job);
  }

  /// Polls until the job is final.
  JobStatus await(JobId job) {
    var end = Instant.now().plus(PATIENCE);
    var pause = Duration.ofMillis(1);
    var status = backend.status(job);
    while (!status.isFinal()) {
      Expect.that(Instant.now().isBefore(end), "job %s is %s after %s", job, status, PATIENCE);
      sleep(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      status = backend.status(job);
    }
    return status;
  }

  static Counts counts(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sampled(var counts) -> counts;
      case Outcome.Evaluated _ ->
          throw new AssertionError("counts were asked for, and exact values came");
    };
  }

  /// Runs circuits and compares each with what it gives ideally.
  void agree(String what, List<Circuit> circuits) {
    var counts = sample(circuits);
    for (var k = 0; k < circuits.size(); k++) {
      agree(circuits.size() == 1 ? what : what + ", circuit " + k, circuits.get(k), counts.get(k));
    }
  }

  /// Compares counts with what the circuit gives ideally.
  void agree(String what, Circuit circuit, Counts counts) {
    Expect.equal(circuit.registers(), counts.registers(), "%s: registers of the counts", what);
    Expect.equal((long) shots(), counts.shots(), "%s: sum of the counts", what);
    odds.compare(what, counts, Ideal.of(circuit).probabilities());
  }

  /// Compares counts with probabilities that come from the backend itself.
  void agreeExactly(String what, Circuit circuit, Map<Long, Double> probabilities) {
    var strict = new Odds(Odds.ROUNDING);
    strict.compare(what, sample(circuit), probabilities);
    odds.add(strict);
  }

  /// A refusal before anything ran: by type, by name, and without a job left behind.
  void refuses(String what, Submission submission, String... names) {
    Expect.refused(what, () -> backend.submit(submission), names);
    if (claims(Trait.FINDABLE_BY_KEY)) {
      Expect.that(
          backend.find(submission.key()).isEmpty(), "%s: refused, and yet there is a job", what);
    }
  }

  /// A refusal of a circuit that is sent as it is.
  void refuses(String what, Circuit circuit, String... names) {
    var run = new Submission.Run(circuit, Bindings.none(), Request.Samples.of(shots()));
    refuses(what, submission(run), names);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a job", e);
    }
  }

  @Override
  public void close() {
    backend.close();
  }
}
