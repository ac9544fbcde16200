package io.diffraqt.support.http;

import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Secret;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One request and its reply, without any repetition, sorted by what may be done next. Thread-safe.
///
/// | what happens | reading | submitting |
/// |---|---|---|
/// | no connection, nothing written | transient | transient |
/// | connection lost later, reply cut | transient | indeterminate |
/// | 425, 429, and 503 with `Retry-After` | transient | transient |
/// | 408 and other 5xx | transient | indeterminate |
/// | any other status that the call does not accept | refused | refused |
public final class Exchange implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Duration WHOLE = Duration.ofMinutes(5);
  private static final int MOST_WORDS = 500;

  private final OkHttpClient reading;
  private final OkHttpClient submitting;
  private final Route route;
  private final Clock clock;
  private final List<Secret> secrets;

  private Exchange(OkHttpClient client, Route route, Clock clock, List<Secret> secrets) {
    this.reading = client;
    this.submitting =
        client.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).build();
    this.route = route;
    this.clock = clock;
    this.secrets = List.copyOf(secrets);
  }

  /// Opens nothing yet.
  ///
  /// @param environment variables, for proxies
  /// @param clock for dates in `Retry-After`
  /// @param secrets masked in every message
  public static Exchange of(Map<String, String> environment, Clock clock, List<Secret> secrets) {
    var client =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .callTimeout(WHOLE)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(Exchange::marked)
            .build();
    return new Exchange(client, new Route(environment), clock, secrets);
  }

  /// The same with one more secret to mask.
  public Exchange masking(Secret secret) {
    var more = new ArrayList<>(secrets);
    more.add(secret);
    return new Exchange(reading, route, clock, more);
  }

  /// Runs when a connection stands and before the first byte is written.
  private static Response marked(okhttp3.Interceptor.Chain chain) throws IOException {
    var written = chain.request().tag(AtomicBoolean.class);
    if (written != null) {
      written.set(true);
    }
    return chain.proceed(chain.request());
  }

  /// Asks for something that may be asked for again.
  ///
  /// @throws TransientException when asking again may help
  /// @throws RefusedException when it will not, with the server's words
  public Answer read(Call call) {
    try {
      var answer = answer(reading, call, new AtomicBoolean());
      if (call.accepts(answer.status())) {
        return answer;
      }
      if (isBusy(answer) || answer.status() == 408 || answer.status() / 100 == 5) {
        throw new TransientException(words(call, answer), RetryAfter.of(answer, clock));
      }
      throw new RefusedException(words(call, answer));
    } catch (IOException e) {
      throw new TransientException(failed(call, e), e);
    }
  }

  /// Asks for something that must not happen twice. Uses a connection of its own, since one that
  /// was kept may turn out dead only after the request is on it.
  ///
  /// @throws TransientException when the server has certainly not taken it
  /// @throws IndeterminateException when it may have
  /// @throws RefusedException when it said no, in its words
  public Answer submit(SubmissionKey key, Call call) {
    var written = new AtomicBoolean();
    try {
      var answer = answer(submitting, call, written);
      if (call.accepts(answer.status())) {
        return answer;
      }
      if (isBusy(answer)) {
        throw new TransientException(words(call, answer), RetryAfter.of(answer, clock));
      }
      if (answer.status() == 408 || answer.status() / 100 == 5) {
        throw new IndeterminateException(key, words(call, answer));
      }
      throw new RefusedException(words(call, answer));
    } catch (IOException e) {
      if (written.get()) {
        throw new IndeterminateException(key, failed(call, e), e);
      }
      throw new TransientException(failed(call, e), e);
    }
  }

  private Answer answer(OkHttpClient client, Call call, AtomicBoolean written) throws IOException {
    Route.requirePrivate(call.address());
    var request = new Request.Builder().url(call.address().toString());
    call.headers().forEach(request::header);
    request.method(call.method(), body(call)).tag(AtomicBoolean.class, written);
    var direct = route.proxy(call.address());
    var chosen = direct.isEmpty() ? client : client.newBuilder().proxy(direct.get()).build();
    try (var response = chosen.newCall(request.build()).execute()) {
      return new Answer(response.code(), headers(response), response.body().string());
    }
  }

  private static @Nullable RequestBody body(Call call) {
    var needed = List.of("POST", "PUT", "PATCH").contains(call.method());
    return call.body().isEmpty() && !needed
        ? null
        : RequestBody.create(call.body().orElse("").getBytes(StandardCharsets.UTF_8), null);
  }

  private static Map<String, String> headers(Response response) {
    var headers = new TreeMap<String, String>();
    response
        .headers()
        .forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
    return headers;
  }

  private static boolean isBusy(Answer answer) {
    return answer.status() == 425
        || answer.status() == 429
        || answer.status() == 503 && answer.header("retry-after").isPresent();
  }

  private String words(Call call, Answer answer) {
    var said = answer.body().strip();
    var some = said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS) + "…" : said;
    return masked(
        "%s %s answered %d%s"
            .formatted(
                call.method(), place(call), answer.status(), some.isEmpty() ? "" : ": " + some));
  }

  private String failed(Call call, IOException e) {
    var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return masked("%s %s failed: %s".formatted(call.method(), place(call), reason));
  }

  /// Without the query, which may hold a signature.
  private static String place(Call call) {
    var address = call.address();
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  private String masked(String text) {
    var masked = text;
    for (var secret : secrets) {
      masked = secret.masked(masked);
    }
    return masked;
  }

  /// Closes idle connections.
  @Override
  public void close() {
    reading.connectionPool().evictAll();
    reading.dispatcher().executorService().shutdown();
  }
}
