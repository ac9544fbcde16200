package io.diffraqt.run;

import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.Rates;
import io.diffraqt.backend.Rates.Operation;
import io.diffraqt.backend.TransientException;
import io.diffraqt.budget.Account;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Lets calls to one provider through: not too many at once, not too fast, none for a while when
/// nearly all fail. Thread-safe.
final class Traffic {
  private final Account account;
  private final Rates rates;
  private final Resilience settings;
  private final Surroundings around;
  private final SubmissionListener listener;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final RandomGenerator random;
  private final ReentrantLock drawing = new ReentrantLock();

  Traffic(
      Account account,
      Rates declared,
      Resilience settings,
      Surroundings around,
      SubmissionListener listener) {
    this.account = account;
    this.rates = settings.rates(declared);
    this.settings = settings;
    this.around = around;
    this.listener = listener;
    this.random = around.random();
    this.bulkhead = around.roads().bulkhead(account, settings);
    this.breaker = around.roads().breaker(account, settings, around.clock());
  }

  /// One try of a submission, when its turn has come.
  JobId submission(Supplier<JobId> call) {
    return once(Operation.SUBMIT, call);
  }

  /// A call that changes nothing, repeated after transient failures.
  <T> T read(Operation operation, Supplier<T> call) {
    var config =
        RetryConfig.<T>custom()
            .maxAttempts(settings.readAttempts())
            .retryOnException(TransientException.class::isInstance)
            .intervalBiFunction((failures, outcome) -> paused(operation, failures, outcome))
            .build();
    return Retry.of(name(operation), config).executeSupplier(() -> once(operation, call));
  }

  private static String name(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }

  /// A search repeated until it finds something or its time is over.
  Optional<JobId> search(Supplier<Optional<JobId>> call) {
    var end = around.clock().instant().plus(settings.searchFor());
    for (var looks = 1; ; looks++) {
      var found = read(Operation.FIND, call);
      var pause = backoff(looks);
      if (found.isPresent() || around.clock().instant().plus(pause).isAfter(end)) {
        return found;
      }
      sleep(pause);
    }
  }

  /// Waits before the next try.
  void pause(Operation operation, int failures, BackendException cause, Optional<Duration> asked) {
    var backoff = backoff(failures);
    var wait = asked.filter(a -> a.compareTo(backoff) > 0).orElse(backoff);
    listener.on(new SubmissionEvent.Retrying(name(operation), failures, wait, Messages.of(cause)));
    sleep(wait);
  }

  /// The waiting is done here and not by the library, so that a test's clock can do it.
  private <T> long paused(Operation operation, int failures, Either<Throwable, T> outcome) {
    if (outcome.isLeft() && outcome.getLeft() instanceof TransientException e) {
      pause(operation, failures, e, e.retryAfter());
    }
    return 0;
  }

  private <T> T once(Operation operation, Supplier<T> call) {
    awaitTurn(operation);
    var before = breaker.getState();
    try {
      return bulkhead.executeSupplier(() -> breaker.executeSupplier(call));
    } catch (CallNotPermittedException e) {
      throw new TransientException(
          "nearly every call to the provider failed; pausing",
          Optional.of(settings.longestPause()));
    } finally {
      tell(before, breaker.getState());
    }
  }

  private void awaitTurn(Operation operation) {
    var rate = rates.of(operation);
    if (rate.isPresent()) {
      var wait =
          around
              .roads()
              .bucket(account, operation, rate.get())
              .take(around.clock().instant(), Roads.LONGEST_QUEUE)
              .orElseThrow(() -> new TransientException(queueIsFull(operation), Optional.empty()));
      if (wait.isPositive()) {
        listener.on(new SubmissionEvent.Waiting(name(operation), wait));
        sleep(wait);
      }
    }
  }

  private String queueIsFull(Operation operation) {
    return "over an hour of calls (%s) to %s is waiting already; try again later"
        .formatted(name(operation), account.provider());
  }

  private void tell(CircuitBreaker.State before, CircuitBreaker.State after) {
    if (before != after && after == CircuitBreaker.State.OPEN) {
      listener.on(new SubmissionEvent.Paused(account));
    } else if (before != after && after == CircuitBreaker.State.CLOSED) {
      listener.on(new SubmissionEvent.Resumed(account));
    }
  }

  private Duration backoff(int failures) {
    var doubled = settings.firstPause().multipliedBy(1L << Math.min(failures - 1, 20));
    var most = doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
    return Duration.ofNanos((long) (most.toNanos() * (0.5 + 0.5 * draw())));
  }

  private double draw() {
    drawing.lock();
    try {
      return random.nextDouble();
    } finally {
      drawing.unlock();
    }
  }

  private void sleep(Duration time) {
    try {
      around.pause().forAbout(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException("interrupted while waiting for the provider", e);
    }
  }
}
