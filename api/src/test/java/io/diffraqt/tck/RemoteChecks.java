package io.diffraqt.tck;

import static io.diffraqt.tck.Check.Theme.FAULTS;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.TransientException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Faults between a plugin and its provider, and how often it pays for them.
///
/// Every check starts a provider of its own.
final class RemoteChecks {
  private static final int MOST_TRIES = 6;

  private final Supplier<RemoteProvider> providers;

  /// A program that talks to a plugin through faults.
  private interface Scene {
    void play(Stage stage);
  }

  /// What a scene has.
  private record Stage(RemoteProvider provider, FaultScript script, Bench bench) {
    Backend backend() {
      return bench.backend();
    }

    Submission submission() {
      return Bench.submission(bench.run(BitChecks.showing(1, 1)));
    }
  }

  private RemoteChecks(Supplier<RemoteProvider> providers) {
    this.providers = providers;
  }

  static List<Check> all(Supplier<RemoteProvider> providers) {
    return Stream.of(faults(new RemoteChecks(providers)), KillChecks.all(providers))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Check> faults(RemoteChecks checks) {
    return List.of(
        checks.check("T41c", "aSlowReplyIsWaitedFor", RemoteChecks::slow),
        checks.check("T42", "theProvidersWordsReachTheUser", RemoteChecks::words),
        checks.check("T46e", "aLostReplyMakesOneJob", s -> oneJob(s, Mishap.REPLY_LOST)),
        checks.check(
            "T46f", "anErrorAfterAcceptanceMakesOneJob", s -> oneJob(s, Mishap.ERROR_AFTER)),
        checks.check("T47a", "aReplyCutInTheMiddleMakesOneJob", s -> oneJob(s, Mishap.REPLY_CUT)),
        checks.check("T47b", "aResetBeforeAcceptanceMakesOneJob", RemoteChecks::notAccepted),
        checks.check("T48a", "tooManyRequestsTellHowLongToWait", RemoteChecks::wait),
        checks.check("T48b", "tooManyRequestsWithoutAWaitAreTransient", RemoteChecks::noWait),
        checks.check("T52a", "twoErrorsAndThenSuccessMakeOneJob", RemoteChecks::errors),
        checks.check("T52b", "anUnreachableProviderIsTransient", RemoteChecks::unreachable),
        checks.check("T52c", "readsThatFailAreTransient", RemoteChecks::reads));
  }

  private Check check(String id, String title, Scene scene) {
    return Check.of(FAULTS, id, title, _ -> play(scene));
  }

  private void play(Scene scene) {
    try (var provider = providers.get();
        var script = new FaultScript(provider);
        var bench = new Bench(provider.subject(script.url()), 1)) {
      scene.play(new Stage(provider, script, bench));
    }
  }

  private static void slow(Stage stage) {
    stage.script().onSubmissions(Mishap.SLOW);
    stage.script().onOthers(Mishap.SLOW, Mishap.SLOW, Mishap.SLOW);
    stage.bench().outcomes(stage.submission());
    Expect.equal(1, stage.provider().jobs(), "jobs");
  }

  private static void words(Stage stage) {
    stage.script().onSubmissions(Mishap.REFUSED);
    var submission = stage.submission();
    var thrown = thrown(() -> stage.backend().submit(submission));
    Expect.that(
        thrown instanceof RefusedException, "status 400 is to be RefusedException, not %s", thrown);
    Expect.that(
        String.valueOf(thrown.getMessage()).contains(FaultScript.REFUSAL),
        "the provider said '%s', and the message says: %s",
        FaultScript.REFUSAL,
        thrown.getMessage());
  }

  private static BackendException thrown(Runnable action) {
    try {
      action.run();
    } catch (BackendException e) {
      return e;
    } catch (RuntimeException e) {
      throw new AssertionError("only a BackendException is allowed, and it threw " + e, e);
    }
    throw new AssertionError("the fault was swallowed: nothing was thrown");
  }

  /// The provider has the job, and the plugin cannot know.
  private static void oneJob(Stage stage, Mishap mishap) {
    stage.script().onSubmissions(mishap);
    var submission = stage.submission();
    var first = attempt(stage, submission, mishap);
    var job = first.orElseGet(() -> settled(stage, submission));
    Expect.equal(1, stage.provider().jobs(), "jobs bought after " + mishap);
    stage.bench().finished(job);
  }

  private static Optional<JobId> attempt(Stage stage, Submission submission, Mishap mishap) {
    try {
      return Optional.of(stage.backend().submit(submission));
    } catch (IndeterminateException doubt) {
      Expect.equal(submission.key(), doubt.key(), "key of the submission in doubt");
      return stage.backend().find(submission.key());
    } catch (BackendException e) {
      throw new AssertionError(
          mishap + ": the job was made, so it is to be IndeterminateException, not " + e, e);
    }
  }

  /// What the layers above do: they send again what was not accepted, and look for the rest first.
  private static JobId settled(Stage stage, Submission submission) {
    for (var k = 0; k < MOST_TRIES; k++) {
      try {
        return stage.backend().submit(submission);
      } catch (TransientException _) {
        // Not accepted, so it is sent again.
      } catch (IndeterminateException _) {
        var found = stage.backend().find(submission.key());
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new AssertionError("no job after " + MOST_TRIES + " tries");
  }

  private static void notAccepted(Stage stage) {
    stage.script().onSubmissions(Mishap.RESET_BEFORE, Mishap.RESET_BEFORE);
    var job = settled(stage, stage.submission());
    Expect.equal(1, stage.provider().jobs(), "jobs after two resets");
    stage.bench().finished(job);
  }

  private static void errors(Stage stage) {
    stage.script().onSubmissions(Mishap.ERROR_BEFORE, Mishap.ERROR_BEFORE);
    var job = settled(stage, stage.submission());
    Expect.equal(1, stage.provider().jobs(), "jobs after two errors");
    stage.bench().finished(job);
  }

  private static void wait(Stage stage) {
    var asked = tooMany(stage, Mishap.TOO_MANY).retryAfter();
    Expect.equal(Optional.of(FaultScript.WAIT), asked, "the wait that the provider asks for");
  }

  private static void noWait(Stage stage) {
    var asked = tooMany(stage, Mishap.TOO_MANY_WITHOUT_WAIT).retryAfter();
    Expect.equal(Optional.empty(), asked, "the wait, which the provider did not tell");
  }

  private static TransientException tooMany(Stage stage, Mishap mishap) {
    stage.script().onSubmissions(mishap);
    var submission = stage.submission();
    var thrown = thrown(() -> stage.backend().submit(submission));
    Expect.equal(0, stage.provider().jobs(), "jobs after status 429");
    if (thrown instanceof TransientException busy) {
      return busy;
    }
    throw new AssertionError("status 429 is to be TransientException, not " + thrown, thrown);
  }

  private static void unreachable(Stage stage) {
    var submission = stage.submission();
    stage.script().close();
    var thrown = thrown(() -> stage.backend().submit(submission));
    Expect.that(
        thrown instanceof TransientException,
        "without a connection nothing ran, so it is to be TransientException, not %s",
        thrown);
  }

  private static void reads(Stage stage) {
    var job = stage.backend().submit(stage.submission());
    for (var mishap : List.of(Mishap.ERROR_BEFORE, Mishap.TOO_MANY, Mishap.REPLY_CUT)) {
      stage.script().onOthers(mishap);
      var thrown = thrown(() -> stage.backend().status(job));
      Expect.that(
          thrown instanceof TransientException,
          "%s on reading the status is to be TransientException, not %s",
          mishap,
          thrown);
    }
    stage.bench().finished(job);
  }
}
