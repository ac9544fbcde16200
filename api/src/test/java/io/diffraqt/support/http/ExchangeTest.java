package io.diffraqt.support.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.diffraqt.backend.BackendException;
import io.diffraqt.backend.IndeterminateException;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Secret;
import io.diffraqt.backend.SubmissionKey;
import io.diffraqt.backend.TransientException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExchangeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
  private static final SubmissionKey KEY = new SubmissionKey("k");
  private static final Secret TOKEN = Secret.of("canary-4711");
  private static final WireMockServer SERVER = new WireMockServer(wireMockConfig().dynamicPort());

  private final Exchange exchange = Exchange.of(Map.of(), CLOCK, List.of(TOKEN));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @AfterEach
  void reset() {
    SERVER.resetAll();
    exchange.close();
  }

  private static void answering(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private static URI address() {
    return URI.create(SERVER.baseUrl() + "/jobs?signature=abc");
  }

  private BackendException submitting() {
    return failure(() -> exchange.submit(KEY, Call.json("POST", address(), "{}")));
  }

  private BackendException reading() {
    return failure(() -> exchange.read(Call.read(address())));
  }

  private static BackendException failure(ThrowingCallable call) {
    return (BackendException) Assertions.catchThrowable(call);
  }

  @Test
  void anAnswerHasItsBodyAndHeaders() {
    answering(aResponse().withStatus(201).withHeader("X-Id", "7").withBody("{\"id\":1}"));
    var answer =
        exchange.submit(KEY, Call.json("POST", address(), "{\"a\":\"é\"}").with("Tag", "t"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("x-id")).contains("7");
    assertThat(answer.body()).isEqualTo("{\"id\":1}");
    SERVER.verify(
        1,
        postRequestedFor(anyUrl())
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Tag", equalTo("t"))
            .withRequestBody(equalTo("{\"a\":\"é\"}")));
  }

  @Test
  void aServerThatIsNotThereHasTakenNothing() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var gone = URI.create("http://127.0.0.1:" + port + "/jobs");
    assertThat(failure(() -> exchange.submit(KEY, Call.json("POST", gone, "{}"))))
        .isInstanceOf(TransientException.class);
    assertThat(failure(() -> exchange.read(Call.read(gone))))
        .isInstanceOf(TransientException.class);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aLostReplyLeavesASubmissionInDoubtAndAReadRepeatable(Fault fault) {
    answering(aResponse().withFault(fault));
    assertThat(submitting())
        .isInstanceOfSatisfying(
            IndeterminateException.class, e -> assertThat(e.key()).isEqualTo(KEY));
    assertThat(reading()).isInstanceOf(TransientException.class);
    SERVER.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void aBusyServerSaysHowLongToWaitInSecondsOrAsADate() {
    answering(aResponse().withStatus(429).withHeader("Retry-After", "17"));
    assertThat(wait(submitting())).isEqualTo(Duration.ofSeconds(17));
    answering(
        aResponse().withStatus(503).withHeader("Retry-After", "Fri, 20 Nov 2026 10:02:00 GMT"));
    assertThat(wait(submitting())).isEqualTo(Duration.ofMinutes(2));
    answering(
        aResponse().withStatus(503).withHeader("Retry-After", "Fri, 20 Nov 2026 09:00:00 GMT"));
    assertThat(wait(reading())).isZero();
  }

  private static Duration wait(BackendException failure) {
    return ((TransientException) failure).retryAfter().orElseThrow();
  }

  @Test
  void aBusyServerWithoutAWaitIsStillOnlyBusy() {
    answering(aResponse().withStatus(429).withHeader("Retry-After", "soon"));
    assertThat(submitting())
        .isInstanceOfSatisfying(
            TransientException.class, e -> assertThat(e.retryAfter()).isEmpty());
  }

  @Test
  void aServerThatFailsInsideMayHaveTakenIt() {
    for (var status : List.of(500, 502, 503, 504, 408)) {
      answering(aResponse().withStatus(status));
      assertThat(submitting()).as("%d", status).isInstanceOf(IndeterminateException.class);
      assertThat(reading()).as("%d", status).isInstanceOf(TransientException.class);
    }
  }

  @Test
  void aRefusalHasTheServersWordsAndNoSecret() {
    answering(aResponse().withStatus(400).withBody("bad key canary-4711 in field shots"));
    assertThat(submitting())
        .isInstanceOf(RefusedException.class)
        .hasMessage("POST %s/jobs answered 400: bad key ******** in field shots", SERVER.baseUrl());
  }

  @Test
  void aStatusTheCallAcceptsIsAnAnswer() {
    answering(aResponse().withStatus(404));
    assertThat(exchange.read(Call.read(address()).accepting(404)).status()).isEqualTo(404);
  }

  @Test
  void redirectsAreNotFollowed() {
    answering(aResponse().withStatus(302).withHeader("Location", "https://elsewhere.example/"));
    assertThat(submitting()).isInstanceOf(RefusedException.class).hasMessageContaining("302");
  }

  @Test
  void nothingGoesOutInTheClearBeyondTheOwnNetwork() {
    var call = Call.read(URI.create("http://quantum.example.com/jobs"));
    assertThatThrownBy(() -> exchange.read(call))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is not https");
  }

  @Test
  void theProxyOfTheEnvironmentIsUsedUnlessTheHostIsExempt() {
    var route =
        new Route(Map.of("https_proxy", "http://proxy.example:3128", "NO_PROXY", "a.org, .b.org"));
    assertThat(route.proxy(URI.create("https://quantum.example.com/")).orElseThrow().toString())
        .contains("proxy.example")
        .contains("3128");
    assertThat(route.proxy(URI.create("https://a.org/"))).isEmpty();
    assertThat(route.proxy(URI.create("https://x.b.org/"))).isEmpty();
    assertThat(route.proxy(URI.create("http://quantum.example.com/"))).isEmpty();
  }

  @Test
  void aServerWithAnUnknownCertificateIsNotTalkedTo() {
    var server = new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort());
    server.start();
    try {
      var address = URI.create("https://localhost:" + server.httpsPort() + "/jobs");
      assertThat(failure(() -> exchange.submit(KEY, Call.json("POST", address, "{}"))))
          .isInstanceOf(TransientException.class)
          .hasMessageContaining("certif");
      server.verify(0, postRequestedFor(anyUrl()));
    } finally {
      server.stop();
    }
  }
}
