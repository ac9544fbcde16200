package io.diffraqt.run;

import io.diffraqt.backend.Rates.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Tokens of which each comes back one period after it was used, so that in no time of that length
/// more are used than there are. Whoever comes first is served first. Thread-safe.
final class TokenBucket {
  private final Rate rate;
  private final ArrayDeque<Instant> returns = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();

  TokenBucket(Rate rate) {
    this.rate = rate;
  }

  /// Takes the next token.
  ///
  /// @param longest wait that is worth a token
  /// @return how long until it may be used; empty when that is longer, and then none is taken
  Optional<Duration> take(Instant now, Duration longest) {
    lock.lock();
    try {
      var isFree = returns.size() < rate.calls() || returns.getFirst().isBefore(now);
      var usable = isFree ? now : returns.getFirst();
      var wait = Duration.between(now, usable);
      if (wait.compareTo(longest) > 0) {
        return Optional.empty();
      }
      if (returns.size() == rate.calls()) {
        returns.removeFirst();
      }
      returns.addLast(usable.plus(rate.period()));
      return Optional.of(wait);
    } finally {
      lock.unlock();
    }
  }
}
