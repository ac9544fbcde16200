package io.diffraqt.support.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads the header `Retry-After`. Source: RFC 9110, 10.2.3.
final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /// How long to wait; empty where the header is missing or says nothing that can be read. A date
  /// that is past is no wait.
  static Optional<Duration> of(Answer answer, Clock clock) {
    return answer.header("retry-after").map(String::strip).flatMap(text -> parsed(text, clock));
  }

  private static Optional<Duration> parsed(String text, Clock clock) {
    if (text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until(date, clock.instant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration until(Instant date, Instant now) {
    return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
  }
}
