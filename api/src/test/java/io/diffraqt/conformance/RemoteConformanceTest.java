package io.diffraqt.conformance;

import static io.diffraqt.conformance.Tampering.aroundAny;
import static org.assertj.core.api.Assertions.assertThat;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import io.diffraqt.conformance.Tampering.Call;
import io.diffraqt.tck.Conformance;
import io.diffraqt.tck.RemoteContract;
import io.diffraqt.tck.RemoteProvider;
import io.diffraqt.tck.Verdict.Result;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteConformanceTest implements RemoteContract {
  @Override
  public RemoteProvider provider() {
    return new FakeProvider(RemotePlugin::new);
  }

  @Test
  void theCorrectRemotePluginPassesTheRestOfTheKitToo() {
    try (var provider = provider()) {
      var quick =
          Conformance.checks().stream()
              .filter(c -> !c.id().startsWith("T08") && !c.id().startsWith("T09"))
              .toList();
      var report = Conformance.run(provider.subject(provider.url()), quick);
      assertThat(report.failures()).isEmpty();
    }
  }

  /// A remote plugin with one fault.
  record Faulty(String fault, String caughtBy, Function<Call, Object> answer) {
    @Override
    public String toString() {
      return fault;
    }
  }

  static Stream<Faulty> faulty() {
    return Stream.of(
        new Faulty("a lost reply is sent again under a new key", "T46e", call -> again(call)),
        new Faulty("a lost reply counts as not accepted", "T46e", call -> told(call, lost())),
        new Faulty("a cut reply counts as refused", "T47a", call -> told(call, refused())),
        new Faulty("an error counts as refused", "T46f", call -> told(call, refused())),
        new Faulty("doubt about another key", "T46e", call -> told(call, doubt())),
        new Faulty("the provider's words are lost", "T42", call -> told(call, wordless())),
        new Faulty("the wait is lost", "T48a", call -> told(call, waitless())),
        new Faulty("429 counts as refused", "T48b", call -> told(call, busyRefused())),
        new Faulty("no connection counts as doubt", "T52b", call -> told(call, doubting(call))),
        new Faulty("failed reads count as refused", "T52c", call -> told(call, busyRefused())),
        new Faulty("errors are swallowed on reading", "T52c", RemoteConformanceTest::swallowed));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void theCheckMeantForAFaultOfTheNetworkCatchesIt(Faulty faulty) {
    var providers = (Supplier<RemoteProvider>) () -> spoiled(faulty.answer());
    var check =
        Conformance.remoteChecks(providers).stream()
            .filter(c -> c.id().equals(faulty.caughtBy()))
            .findFirst()
            .orElseThrow();
    try (var provider = providers.get()) {
      var verdict = Conformance.run(provider.subject(provider.url()), check);
      assertThat(verdict.result()).as(verdict.message()).isEqualTo(Result.FAILED);
    }
  }

  private static RemoteProvider spoiled(Function<Call, Object> answer) {
    return new FakeProvider(provider -> spoiled(new RemotePlugin(provider), answer));
  }

  private static BackendPlugin spoiled(BackendPlugin correct, Function<Call, Object> answer) {
    return new BackendPlugin() {
      @Override
      public String name() {
        return correct.name();
      }

      @Override
      public Backend open(BackendContext context) {
        return aroundAny(correct.open(context), answer);
      }
    };
  }

  private static Object again(Call call) {
    try {
      return call.go();
    } catch (IndeterminateException _) {
      var submission = (Submission) call.argument(0);
      var other = SubmissionKey.of(UUID.randomUUID());
      return call.goWith(new Submission(other, submission.runs()));
    }
  }

  /// Throws another failure than the correct one.
  private static Object told(Call call, BiFunction<Call, BackendException, BackendException> lie) {
    try {
      return call.go();
    } catch (BackendException e) {
      throw lie.apply(call, e);
    }
  }

  private static BiFunction<Call, BackendException, BackendException> lost() {
    return (_, e) -> e instanceof IndeterminateException ? new TransientException("lost", e) : e;
  }

  private static BiFunction<Call, BackendException, BackendException> refused() {
    return (_, e) -> e instanceof IndeterminateException ? new RefusedException("failed", e) : e;
  }

  private static BiFunction<Call, BackendException, BackendException> doubt() {
    return (_, e) ->
        e instanceof IndeterminateException
            ? new IndeterminateException(new SubmissionKey("another"), "lost", e)
            : e;
  }

  private static BiFunction<Call, BackendException, BackendException> doubting(Call call) {
    return (_, e) ->
        e instanceof TransientException && call.name().equals("submit")
            ? new IndeterminateException(((Submission) call.argument(0)).key(), "lost", e)
            : e;
  }

  private static BiFunction<Call, BackendException, BackendException> wordless() {
    return (_, e) -> e instanceof RefusedException ? new RefusedException("status 400") : e;
  }

  private static BiFunction<Call, BackendException, BackendException> waitless() {
    return (_, e) ->
        e instanceof TransientException ? new TransientException("busy", Optional.empty()) : e;
  }

  private static BiFunction<Call, BackendException, BackendException> busyRefused() {
    return (_, e) -> e instanceof TransientException ? new RefusedException("busy", e) : e;
  }

  private static Object swallowed(Call call) {
    try {
      return call.go();
    } catch (TransientException _) {
      return new JobStatus.Running();
    }
  }
}
