package io.diffraqt.examples.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the addresses of providers for their headers, without credentials: any answer shows that
/// they are reached, and its date shows how wrong this machine's clock is.
final class Reachability {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client;
  private final InstantSource clock;

  Reachability(HttpClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /// How one address answered.
  ///
  /// @param problem why there was no answer; null where there was one
  /// @param clockSkewSeconds this machine's clock minus the server's; null where it told no date
  record Site(
      String provider,
      String address,
      boolean reachable,
      @Nullable String problem,
      @Nullable Double clockSkewSeconds) {
    String text() {
      if (!reachable) {
        return "%s not reached: %s".formatted(address, problem);
      }
      return clockSkewSeconds == null
          ? address + " reached"
          : String.format(
              Locale.ROOT, "%s reached, this clock is %+.1f s off", address, clockSkewSeconds);
    }
  }

  /// The addresses that the plugins would use with these variables.
  static Map<String, String> addresses(Map<String, String> environment) {
    var region =
        environment.getOrDefault(
            "AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
    return Map.of(
        "ibm",
        environment.getOrDefault("DIFFRAQT_IBM_URL", "https://quantum.cloud.ibm.com/api/v1"),
        "braket",
        environment.getOrDefault(
            "AWS_ENDPOINT_URL_BRAKET", "https://braket.%s.amazonaws.com".formatted(region)));
  }

  /// All of them, by provider.
  List<Site> ask(Map<String, String> addresses) {
    return addresses.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> ask(e.getKey(), e.getValue()))
        .toList();
  }

  private Site ask(String provider, String address) {
    try {
      var request = HttpRequest.newBuilder(URI.create(address)).HEAD().timeout(PATIENCE).build();
      var before = clock.instant();
      var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      return new Site(
          provider, address, true, null, skew(answer, before, clock.instant()).orElse(null));
    } catch (IOException e) {
      return unreached(provider, address, Reasons.of(e));
    } catch (IllegalArgumentException e) {
      return unreached(provider, address, "no address: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreached(provider, address, "interrupted");
    }
  }

  private static Site unreached(String provider, String address, String problem) {
    return new Site(provider, address, false, problem, null);
  }

  /// Measured from the middle between question and answer.
  private static Optional<Double> skew(HttpResponse<?> answer, Instant before, Instant after) {
    var middle = before.plus(Duration.between(before, after).dividedBy(2));
    return answer
        .headers()
        .firstValue("date")
        .flatMap(Reachability::date)
        .map(date -> Duration.between(date, middle).toMillis() / 1e3);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
