package io.diffraqt.run;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks at a job with growing pauses: soon at first, never more than half a minute late.
///
/// The pause is a tenth of the time waited so far, so a job is noticed at most a tenth later than
/// it ended, within the bounds.
final class Polling {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Backend backend;
  private final Surroundings around;

  Polling(Backend backend, Surroundings around) {
    this.backend = backend;
    this.around = around;
  }

  Instant now() {
    return around.clock().instant();
  }

  JobStatus untilFinal(JobId job) throws InterruptedException {
    return untilFinal(job, Instant.MAX).orElseThrow();
  }

  /// Empty when `end` comes first.
  Optional<JobStatus> untilFinal(JobId job, Instant end) throws InterruptedException {
    var start = now();
    while (true) {
      var status = backend.status(job);
      if (status.isFinal()) {
        return Optional.of(status);
      }
      var pause = pause(Duration.between(start, now()));
      if (now().plus(pause).isAfter(end)) {
        return Optional.empty();
      }
      around.pause().forAbout(pause);
    }
  }

  static Duration pause(Duration waited) {
    var pause = waited.dividedBy(10);
    return pause.compareTo(SHORTEST) < 0
        ? SHORTEST
        : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
