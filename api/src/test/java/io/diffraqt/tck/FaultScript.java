package io.diffraqt.tck;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands between a plugin and its provider and does mischief in the order of a script.
///
/// Submissions and all other requests have a script each; when a script is at its end, requests
/// pass. Thread-safe.
public final class FaultScript implements AutoCloseable {
  /// What a refusal says.
  public static final String REFUSAL = "qubit 99 is on holiday";

  /// How long a provider that is asked too much asks to wait.
  public static final Duration WAIT = Duration.ofSeconds(7);

  private static final int PIECES = 4;
  private static final int SLOW_MILLIS = 400;

  private final Queue<Mishap> submissions = new ConcurrentLinkedQueue<>();
  private final Queue<Mishap> others = new ConcurrentLinkedQueue<>();
  private final Map<UUID, Mishap> pending = new ConcurrentHashMap<>();
  private final WireMockServer server;

  /// @param provider that answers what passes
  public FaultScript(RemoteProvider provider) {
    this.server =
        new WireMockServer(options().dynamicPort().extensions(new Before(provider), new After()));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(provider.url())));
  }

  /// Where the plugin is to send its requests.
  public String url() {
    return server.baseUrl();
  }

  /// What happens to the next submissions.
  public void onSubmissions(Mishap... mishaps) {
    submissions.addAll(List.of(mishaps));
  }

  /// What happens to the next requests that are no submissions.
  public void onOthers(Mishap... mishaps) {
    others.addAll(List.of(mishaps));
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Before implements StubRequestFilterV2 {
    private final RemoteProvider provider;

    Before(RemoteProvider provider) {
      this.provider = provider;
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
      var submission = provider.isSubmission(request.getMethod().value(), request.getUrl());
      var mishap =
          Optional.ofNullable((submission ? submissions : others).poll()).orElse(Mishap.NONE);
      if (mishap.isBefore()) {
        return RequestFilterAction.stopWith(instead(mishap).build());
      }
      pending.put(event.getId(), mishap);
      return RequestFilterAction.continueWith(request);
    }

    @Override
    public String getName() {
      return "mishaps-before";
    }
  }

  private static ResponseDefinitionBuilder instead(Mishap mishap) {
    return switch (mishap) {
      case RESET_BEFORE -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
      case ERROR_BEFORE -> aResponse().withStatus(500);
      case REFUSED -> aResponse().withStatus(400).withBody(REFUSAL);
      case TOO_MANY -> aResponse().withStatus(429).withHeader("Retry-After", "" + WAIT.toSeconds());
      case TOO_MANY_WITHOUT_WAIT -> aResponse().withStatus(429);
      case NONE, REPLY_LOST, REPLY_CUT, ERROR_AFTER, SLOW ->
          throw new IllegalArgumentException(mishap + " needs the provider's reply");
    };
  }

  private final class After implements ResponseTransformerV2 {
    @Override
    public Response transform(Response response, ServeEvent event) {
      var mishap = Optional.ofNullable(pending.remove(event.getId())).orElse(Mishap.NONE);
      return switch (mishap) {
        case REPLY_LOST ->
            Response.Builder.like(response).fault(Fault.CONNECTION_RESET_BY_PEER).build();
        case REPLY_CUT ->
            Response.Builder.like(response).fault(Fault.MALFORMED_RESPONSE_CHUNK).build();
        case ERROR_AFTER -> Response.Builder.like(response).status(500).body("").build();
        case SLOW ->
            Response.Builder.like(response)
                .chunkedDribbleDelay(new ChunkedDribbleDelay(PIECES, SLOW_MILLIS))
                .build();
        case NONE, RESET_BEFORE, ERROR_BEFORE, REFUSED, TOO_MANY, TOO_MANY_WITHOUT_WAIT -> response;
      };
    }

    @Override
    public String getName() {
      return "mishaps-after";
    }
  }
}
