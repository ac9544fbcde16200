package io.diffraqt.conformance;

import static io.diffraqt.conformance.Tampering.function;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.ExactBackend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import io.diffraqt.backend.JobStatus.Bill;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Submission;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.error.UnsupportedCircuitException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// Backends that mishandle keys, ids and jobs.
final class BrokenJobs {
  private BrokenJobs() {}

  static List<Broken> all() {
    return List.of(
        Broken.of("every call makes a job", "T46a", doubling()),
        Broken.of("a key sent by two threads makes two jobs", "T46b", racing()),
        Broken.of("a key sent again runs again", "T46a", runningAgain()),
        Broken.of("one job for equal circuits", "T53", sharing()),
        Broken.of("find never finds", "T46c", function("find", _ -> Optional.empty())),
        Broken.of("find always finds", "T46d", findingLast()),
        Broken.of("a failed submission looks like a success", "T13e", swallowing()),
        Broken.of("failures as an IllegalStateException", "T13e", raw()),
        Broken.of("cancelling a finished job fails", "T39a", function("cancel", BrokenJobs::fail)),
        Broken.of("cancelling changes a finished job", "T39a", cancelling()),
        Broken.of("cancelling an unknown job is accepted", "T39b", silentCancel()),
        Broken.of("an unknown job is running", "T41a", lenient("status", BrokenJobs::queued)),
        Broken.of("an unknown job has an empty result", "T41b", lenient("result", List::of)),
        Broken.of("an unknown job is refused without its id", "T41a", nameless()),
        Broken.of("a finished job is queued again", "T37", flickering()),
        Broken.of("a result can be read once", "T38", once()),
        Broken.of("concurrent jobs share a result", "T44a", mixingUp()),
        Broken.of(
            "the bill counts circuits as shots",
            "T44b",
            billing(new Bill(OptionalLong.of(1), Optional.empty(), Optional.empty()))),
        Broken.of("ids name another backend", "T45", renamed()),
        Broken.of("jobs are kept for all backends", "T40b", kept()));
  }

  private static BackendPlugin doubling() {
    return function(
        "submit",
        call -> {
          var submission = (Submission) call.argument(0);
          var key = SubmissionKey.of(UUID.randomUUID());
          return call.goWith(new Submission(key, submission.runs()));
        });
  }

  /// Looks whether the key is known, and only then sends: right for one thread alone. Two threads
  /// meet between the two, so that the fault shows every time.
  private static BackendPlugin racing() {
    var known = new ConcurrentHashMap<SubmissionKey, JobId>();
    var meeting = new CyclicBarrier(2);
    return function(
        "submit",
        call -> {
          var submission = (Submission) call.argument(0);
          if (known.containsKey(submission.key())) {
            return known.get(submission.key());
          }
          meet(meeting);
          var copy = new Submission(SubmissionKey.of(UUID.randomUUID()), submission.runs());
          var id = (JobId) call.goWith(copy);
          known.put(submission.key(), id);
          return id;
        });
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokenBarrierException | TimeoutException _) {
      meeting.reset();
    }
  }

  private static BackendPlugin runningAgain() {
    var latest = new ConcurrentHashMap<JobId, JobId>();
    return Tampering.calls(call ->
        switch (call.name()) {
          case "submit" -> {
            var submission = (Submission) call.argument(0);
            var first = (JobId) call.go();
            var copy = new Submission(SubmissionKey.of(UUID.randomUUID()), submission.runs());
            latest.put(first, (JobId) call.goWith(copy));
            yield first;
          }
          case "result" -> call.goWith(latest.getOrDefault((JobId) call.argument(0), id(call)));
          default -> call.go();
        });
  }

  private static JobId id(Tampering.Call call) {
    return (JobId) call.argument(0);
  }

  private static BackendPlugin sharing() {
    var known = new ConcurrentHashMap<List<Submission.Run>, JobId>();
    return function(
        "submit",
        call ->
            known.computeIfAbsent(((Submission) call.argument(0)).runs(), _ -> (JobId) call.go()));
  }

  private static BackendPlugin findingLast() {
    var last = new AtomicReference<>(new JobId("reference", "none"));
    return Tampering.calls(call ->
        switch (call.name()) {
          case "submit" -> {
            var id = (JobId) call.go();
            last.set(id);
            yield id;
          }
          case "find" -> Optional.of(last.get());
          default -> call.go();
        });
  }

  private static BackendPlugin swallowing() {
    return function(
        "submit",
        call -> {
          try {
            return call.go();
          } catch (UnsupportedCircuitException _) {
            return new JobId("reference", "lost");
          }
        });
  }

  private static BackendPlugin raw() {
    return function(
        "submit",
        call -> {
          try {
            return call.go();
          } catch (UnsupportedCircuitException e) {
            throw new IllegalStateException("HTTP 400", e);
          }
        });
  }

  private static Object fail(Tampering.Call call) {
    call.go();
    throw new RefusedException("job " + call.argument(0) + " is finished");
  }

  private static BackendPlugin cancelling() {
    var cancelled = new ConcurrentHashMap<JobId, Boolean>();
    return Tampering.calls(call -> {
      if (call.name().equals("cancel")) {
        cancelled.put(id(call), true);
      }
      return call.name().equals("status") && cancelled.containsKey(id(call))
          ? new JobStatus.Cancelled(Bill.UNKNOWN)
          : call.go();
    });
  }

  private static BackendPlugin silentCancel() {
    return function("cancel", _ -> List.of());
  }

  private static JobStatus queued() {
    return new JobStatus.Queued(OptionalInt.empty());
  }

  private static BackendPlugin lenient(String name, Supplier<Object> answer) {
    return function(
        name,
        call -> {
          try {
            return call.go();
          } catch (RefusedException _) {
            return answer.get();
          }
        });
  }

  private static BackendPlugin nameless() {
    return function(
        "status",
        call -> {
          try {
            return call.go();
          } catch (RefusedException _) {
            throw new RefusedException("not found");
          }
        });
  }

  private static BackendPlugin flickering() {
    var asked = new AtomicInteger();
    return function("status", call -> asked.incrementAndGet() % 3 == 0 ? queued() : call.go());
  }

  private static BackendPlugin once() {
    var read = new ConcurrentHashMap<JobId, Boolean>();
    return function(
        "result",
        call -> {
          if (read.put(id(call), true) != null) {
            throw new RefusedException("result of " + id(call) + " was read already");
          }
          return call.go();
        });
  }

  private static BackendPlugin mixingUp() {
    var first = new AtomicReference<Optional<JobId>>(Optional.empty());
    return function(
        "result",
        call -> {
          first.compareAndSet(Optional.empty(), Optional.of(id(call)));
          return call.goWith(first.get().orElseThrow());
        });
  }

  private static BackendPlugin billing(Bill bill) {
    return function(
        "status",
        call -> {
          var status = (JobStatus) call.go();
          return status instanceof JobStatus.Done ? new JobStatus.Done(bill) : status;
        });
  }

  private static BackendPlugin renamed() {
    return Tampering.calls(call ->
        switch (call.name()) {
          case "submit" -> new JobId("another", ((JobId) call.go()).value());
          case "status", "result", "cancel" ->
              call.goWith(new JobId("reference", id(call).value()));
          default -> call.go();
        });
  }

  private static BackendPlugin kept() {
    Map<String, Backend> one = new ConcurrentHashMap<>();
    return Tampering.opening((reference, context) ->
        Tampering.around(
            (ExactBackend) one.computeIfAbsent("only", _ -> reference.open(context)),
            (Function<Tampering.Call, Object>) Tampering.Call::go));
  }
}
