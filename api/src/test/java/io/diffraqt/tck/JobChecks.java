package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.JOBS;

import io.diffraqt.backend.BackendName;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.Submission;
import io.diffraqt.circuit.Circuit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Keys, ids, status, results and cancelling.
final class JobChecks {
  private static final int MANY = 16;
  private static final String NO_SUCH = "no-such-job-7";

  private JobChecks() {}

  static List<Check> all() {
    return List.of(
        check("T37", "aFinalStatusStaysAsItIs", JobChecks::statusStays),
        check("T38", "aResultCanBeReadAgain", JobChecks::resultAgain),
        check("T39a", "cancellingAFinishedJobTwiceChangesNothing", JobChecks::cancelTwice),
        check("T39b", "cancellingAnUnknownJobIsRefusedByName", JobChecks::cancelUnknown),
        check("T40a", "anotherBackendFindsTheJobByItsId", JobChecks::reopen)
            .needing(Trait.PERSISTENT_JOBS),
        check("T40b", "aJobOfAClosedBackendIsRefused", JobChecks::forgotten)
            .unless(Trait.PERSISTENT_JOBS),
        check("T41a", "theStatusOfAnUnknownJobIsRefusedByName", JobChecks::statusUnknown),
        check("T41b", "theResultOfAnUnknownJobIsRefusedByName", JobChecks::resultUnknown),
        check("T44a", "concurrentJobsKeepTheirOwnResults", JobChecks::concurrent),
        check("T44b", "theBillHoldsTheShotsThatRan", JobChecks::bill),
        check("T45", "aJobIdNamesThePluginAndSurvivesAsText", JobChecks::idAsText),
        check("T46a", "theSameKeyTwiceMakesOneJob", JobChecks::sameKey)
            .needing(Trait.FINDABLE_BY_KEY),
        check("T46b", "theSameKeyFromManyThreadsMakesOneJob", JobChecks::sameKeyAtOnce)
            .needing(Trait.IDEMPOTENT_SUBMIT),
        check("T46c", "aKeyFindsItsJob", JobChecks::findsByKey).needing(Trait.FINDABLE_BY_KEY),
        check("T46d", "anUnknownKeyFindsNothing", JobChecks::findsNothing),
        check("T53", "twoKeysMakeTwoJobs", JobChecks::twoKeys));
  }

  private static Check check(String id, String title, Check.Body body) {
    return Check.of(JOBS, id, title, body);
  }

  private static Circuit coins(Bench bench) {
    return SamplingChecks.coins(Math.min(5, bench.target().qubits()));
  }

  private static Submission coinSubmission(Bench bench) {
    return Bench.submission(bench.run(coins(bench)));
  }

  private static JobId finished(Bench bench) {
    var job = bench.backend().submit(coinSubmission(bench));
    bench.finished(job);
    return job;
  }

  private static JobId unknown(Bench bench) {
    var known = finished(bench);
    return new JobId(known.backend(), NO_SUCH);
  }

  private static void statusStays(Bench bench) {
    var job = finished(bench);
    var first = bench.backend().status(job);
    for (var k = 0; k < 3; k++) {
      Expect.equal(first, bench.backend().status(job), "status of a finished job, asked again");
    }
  }

  private static void resultAgain(Bench bench) {
    var job = bench.backend().submit(coinSubmission(bench));
    var first = bench.finished(job);
    Expect.equal(first, bench.backend().result(job), "the result, read again");
  }

  private static void cancelTwice(Bench bench) {
    var job = bench.backend().submit(coinSubmission(bench));
    var result = bench.finished(job);
    var status = bench.backend().status(job);
    for (var k = 0; k < 2; k++) {
      cancel(bench, job);
      Expect.equal(status, bench.backend().status(job), "status after cancelling a finished job");
    }
    Expect.equal(result, bench.backend().result(job), "result after cancelling a finished job");
  }

  private static void cancel(Bench bench, JobId job) {
    try {
      bench.backend().cancel(job);
    } catch (RuntimeException e) {
      throw new AssertionError("cancelling a finished job was to do nothing, but threw " + e, e);
    }
  }

  private static void cancelUnknown(Bench bench) {
    var job = unknown(bench);
    Expect.refused("cancelling an unknown job", () -> bench.backend().cancel(job), NO_SUCH);
  }

  private static void statusUnknown(Bench bench) {
    var job = unknown(bench);
    Expect.refused("status of an unknown job", () -> bench.backend().status(job), NO_SUCH);
  }

  private static void resultUnknown(Bench bench) {
    var job = unknown(bench);
    Expect.refused("result of an unknown job", () -> bench.backend().result(job), NO_SUCH);
  }

  private static void reopen(Bench bench) {
    var job = bench.backend().submit(coinSubmission(bench));
    var result = bench.finished(job);
    try (var other = new Bench(bench.subject(), 4)) {
      Expect.equal(result, other.finished(job), "the result, read by another backend");
    }
  }

  private static void forgotten(Bench bench) {
    var job = finished(bench);
    try (var other = new Bench(bench.subject(), 4)) {
      Expect.refused("a job of another backend", () -> other.backend().status(job), job.value());
    }
  }

  private static void concurrent(Bench bench) throws InterruptedException {
    BitChecks.requireQubits(bench, 4);
    var tasks = new ArrayList<Callable<Void>>();
    for (var value = 0; value < MANY; value++) {
      var circuit = BitChecks.showing(4, value);
      var what = "job " + value + " of " + MANY + " at once";
      var run = bench.run(circuit);
      tasks.add(() -> {
        var outcome = bench.outcomes(Bench.submission(run)).getFirst();
        synchronized (tasks) {
          bench.agree(what, circuit, Bench.counts(outcome));
        }
        return null;
      });
    }
    atOnce(tasks);
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException {
    var results = new ArrayList<T>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError broken) {
        throw broken;
      }
      throw new AssertionError("calls at once failed: " + e.getCause(), e.getCause());
    }
  }

  private static void bill(Bench bench) {
    var job = finished(bench);
    switch (bench.backend().status(job)) {
      case JobStatus.Done(var bill) -> {
        var told = bill.shots();
        Expect.that(
            told.isEmpty() || told.equals(OptionalLong.of(bench.shots())),
            "the bill says %s, and %d shots ran",
            told,
            bench.shots());
      }
      case JobStatus status -> throw new AssertionError("a finished job is " + status);
    }
  }

  private static void idAsText(Bench bench) {
    var job = finished(bench);
    var copy = new JobId(job.backend(), String.valueOf(job.value()));
    var plugin = bench.subject().plugin().name();
    Expect.that(
        BackendName.parse(job.backend()).plugin().equals(plugin),
        "the id names the backend '%s', and the plugin is '%s'",
        job.backend(),
        plugin);
    Expect.that(bench.backend().status(copy).isFinal(), "a copy of the id is not known");
  }

  private static void sameKey(Bench bench) {
    var submission = coinSubmission(bench);
    var first = bench.backend().submit(submission);
    Expect.equal(
        first, bench.backend().submit(submission), "id of the same submission, sent again");
    var result = bench.finished(first);
    Expect.equal(
        first, bench.backend().submit(submission), "id of the same submission, sent when done");
    Expect.equal(result, bench.finished(first), "the result after the key was sent again");
  }

  private static void sameKeyAtOnce(Bench bench) throws InterruptedException {
    var submission = coinSubmission(bench);
    var start = new CountDownLatch(MANY);
    var tasks = new ArrayList<Callable<JobId>>();
    for (var k = 0; k < MANY; k++) {
      tasks.add(() -> {
        start.countDown();
        start.await();
        return bench.backend().submit(submission);
      });
    }
    var ids = new HashSet<>(atOnce(tasks));
    Expect.that(ids.size() == 1, "one key sent by %d threads made the jobs %s", MANY, ids);
  }

  private static void findsByKey(Bench bench) {
    var submission = coinSubmission(bench);
    var job = bench.backend().submit(submission);
    Expect.equal(Optional.of(job), bench.backend().find(submission.key()), "job of the key");
    bench.finished(job);
    Expect.equal(
        Optional.of(job), bench.backend().find(submission.key()), "job of the key, when done");
  }

  private static void findsNothing(Bench bench) {
    finished(bench);
    Expect.equal(Optional.empty(), bench.backend().find(Bench.newKey()), "job of an unknown key");
  }

  private static void twoKeys(Bench bench) {
    BitChecks.requireQubits(bench, SamplingChecks.FEWEST_COINS);
    var runs = List.of(bench.run(coins(bench)));
    var first = bench.backend().submit(new Submission(Bench.newKey(), runs));
    var second = bench.backend().submit(new Submission(Bench.newKey(), runs));
    Expect.that(!first.equals(second), "two keys made one job: %s", first);
    Expect.that(
        !bench.finished(first).equals(bench.finished(second)),
        "two jobs of the same circuit gave the same counts: they are one run");
  }
}
