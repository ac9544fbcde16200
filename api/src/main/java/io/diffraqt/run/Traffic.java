package io.diffraqt.run;

import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.TransientException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Lets calls to one provider through: not too many at once, not too fast, none for a while when
/// nearly all fail. Thread-safe.
final class Traffic {
  private static final int CALLS_JUDGED = 20;
  private static final Duration LONGEST_QUEUE = Duration.ofHours(1);

  private final Resilience settings;
  private final Surroundings around;
  private final SubmissionListener listener;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final RateLimiter submissions;
  private final RandomGenerator random;
  private final ReentrantLock drawing = new ReentrantLock();

  Traffic(Resilience settings, Surroundings around, SubmissionListener listener) {
    this.settings = settings;
    this.around = around;
    this.listener = listener;
    this.random = around.random();
    this.bulkhead = bulkhead(settings);
    this.breaker = breaker(settings, around);
    this.submissions = limiter(settings);
  }

  private static Bulkhead bulkhead(Resilience settings) {
    return Bulkhead.of(
        "provider",
        BulkheadConfig.custom()
            .maxConcurrentCalls(settings.concurrentCalls())
            .maxWaitDuration(LONGEST_QUEUE)
            .build());
  }

  private static CircuitBreaker breaker(Resilience settings, Surroundings around) {
    return CircuitBreaker.of(
        "provider",
        CircuitBreakerConfig.custom()
            .slidingWindowSize(CALLS_JUDGED)
            .minimumNumberOfCalls(CALLS_JUDGED)
            .failureRateThreshold((float) (100 * settings.failuresToPause()))
            .waitDurationInOpenState(settings.longestPause())
            .clock(around.clock())
            .recordException(
                e -> e instanceof TransientException || e instanceof IndeterminateException)
            .build());
  }

  private static RateLimiter limiter(Resilience settings) {
    return RateLimiter.of(
        "submissions",
        RateLimiterConfig.custom()
            .limitForPeriod(settings.submissionsPerMinute())
            .limitRefreshPeriod(Duration.ofMinutes(1))
            .timeoutDuration(LONGEST_QUEUE)
            .build());
  }

  /// One try of a submission, when its turn has come.
  JobId submission(Supplier<JobId> call) {
    var nanos = submissions.reservePermission();
    if (nanos < 0) {
      throw new TransientException(
          "over an hour of submissions is waiting already; try again later", Optional.empty());
    }
    if (nanos > 0) {
      sleep(Duration.ofNanos(nanos));
    }
    return once(call);
  }

  /// A call that changes nothing, repeated after transient failures.
  <T> T read(String name, Supplier<T> call) {
    var config =
        RetryConfig.<T>custom()
            .maxAttempts(settings.readAttempts())
            .retryOnException(TransientException.class::isInstance)
            .intervalBiFunction((failures, outcome) -> paused(name, failures, outcome))
            .build();
    return Retry.of(name, config).executeSupplier(() -> once(call));
  }

  /// A search repeated until it finds something or its time is over.
  Optional<JobId> search(Supplier<Optional<JobId>> call) {
    var end = around.clock().instant().plus(settings.searchFor());
    for (var looks = 1; ; looks++) {
      var found = read("find", call);
      var pause = backoff(looks);
      if (found.isPresent() || around.clock().instant().plus(pause).isAfter(end)) {
        return found;
      }
      sleep(pause);
    }
  }

  /// Waits before the next try.
  void pause(String call, int failures, BackendException cause, Optional<Duration> asked) {
    var backoff = backoff(failures);
    var wait = asked.filter(a -> a.compareTo(backoff) > 0).orElse(backoff);
    listener.on(new SubmissionEvent.Retrying(call, failures, wait, Messages.of(cause)));
    sleep(wait);
  }

  /// The waiting is done here and not by the library, so that a test's clock can do it.
  private <T> long paused(String call, int failures, Either<Throwable, T> outcome) {
    if (outcome.isLeft() && outcome.getLeft() instanceof TransientException e) {
      pause(call, failures, e, e.retryAfter());
    }
    return 0;
  }

  private <T> T once(Supplier<T> call) {
    try {
      return bulkhead.executeSupplier(() -> breaker.executeSupplier(call));
    } catch (CallNotPermittedException e) {
      throw new TransientException(
          "nearly every call to the provider failed; pausing",
          Optional.of(settings.longestPause()));
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
