package io.diffraqt.run;

import io.diffraqt.backend.Rates;
import io.diffraqt.backend.Rates.Operation;
import io.diffraqt.backend.Rates.Rate;
import java.time.Duration;

/// How patiently a provider is treated.
///
/// @param readAttempts how often a status, result, search or cancellation is tried in all
/// @param submitAttempts how often a submission is tried in all, as long as it is certain that the
///   provider does not have it, or the provider refuses repeats itself
/// @param firstPause before the second try; doubled for each further one, and drawn between half
///   and all of it
/// @param longestPause the most; a wait that the provider asks for may be longer
/// @param searchFor how long a submission in doubt is searched by its key
/// @param submissionsPerMinute the most that are started, where the provider does not declare less
/// @param concurrentCalls the most that are under way at once at one provider
/// @param failuresToPause share of failed calls among the last 20, in 0..1, from which calls pause
///   for `longestPause`
public record Resilience(
    int readAttempts,
    int submitAttempts,
    Duration firstPause,
    Duration longestPause,
    Duration searchFor,
    int submissionsPerMinute,
    int concurrentCalls,
    double failuresToPause) {
  /// Six tries over about half a minute, a search of half a minute, no limit on submissions.
  public static Resilience defaults() {
    return new Resilience(
        6,
        6,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Integer.MAX_VALUE,
        32,
        0.9);
  }

  /// The same with another limit on submissions.
  public Resilience withSubmissionsPerMinute(int most) {
    return new Resilience(
        readAttempts,
        submitAttempts,
        firstPause,
        longestPause,
        searchFor,
        most,
        concurrentCalls,
        failuresToPause);
  }

  /// The same with other pauses and another search.
  public Resilience withPauses(Duration first, Duration longest, Duration search) {
    return new Resilience(
        readAttempts,
        submitAttempts,
        first,
        longest,
        search,
        submissionsPerMinute,
        concurrentCalls,
        failuresToPause);
  }

  /// The same with other numbers of tries.
  public Resilience withAttempts(int reads, int submissions) {
    return new Resilience(
        reads,
        submissions,
        firstPause,
        longestPause,
        searchFor,
        submissionsPerMinute,
        concurrentCalls,
        failuresToPause);
  }

  /// What the provider declares, and this limit on submissions where it is stricter.
  Rates rates(Rates declared) {
    return submissionsPerMinute == Integer.MAX_VALUE
        ? declared
        : declared.atMost(Operation.SUBMIT, Rate.perMinute(submissionsPerMinute));
  }
}
