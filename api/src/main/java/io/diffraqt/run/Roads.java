package io.diffraqt.run;

import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.Rates.Operation;
import io.diffraqt.backend.Rates.Rate;
import io.diffraqt.backend.TransientException;
import io.diffraqt.budget.Account;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What all connections of a process to one provider share: a token bucket per provider and
/// operation, a bulkhead per provider, a circuit breaker per provider and device. The first
/// connection brings the settings. Thread-safe.
public final class Roads {
  private static final int CALLS_JUDGED = 20;
  static final Duration LONGEST_QUEUE = Duration.ofHours(1);

  private final Map<Toll, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();
  private final Map<Account, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  /// No provider was called yet.
  public Roads() {}

  private record Toll(String provider, Operation operation) {}

  TokenBucket bucket(Account account, Operation operation, Rate rate) {
    return buckets.computeIfAbsent(
        new Toll(account.provider(), operation), _ -> new TokenBucket(rate));
  }

  Bulkhead bulkhead(Account account, Resilience settings) {
    return bulkheads.computeIfAbsent(
        account.provider(),
        name ->
            Bulkhead.of(
                name,
                BulkheadConfig.custom()
                    .maxConcurrentCalls(settings.concurrentCalls())
                    .maxWaitDuration(LONGEST_QUEUE)
                    .build()));
  }

  CircuitBreaker breaker(Account account, Resilience settings, Clock clock) {
    return breakers.computeIfAbsent(
        account,
        name ->
            CircuitBreaker.of(
                name.toString(),
                CircuitBreakerConfig.custom()
                    .slidingWindowSize(CALLS_JUDGED)
                    .minimumNumberOfCalls(CALLS_JUDGED)
                    .failureRateThreshold((float) (100 * settings.failuresToPause()))
                    .waitDurationInOpenState(settings.longestPause())
                    .clock(clock)
                    .recordException(
                        e -> e instanceof TransientException || e instanceof IndeterminateException)
                    .build()));
  }
}
