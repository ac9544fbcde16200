package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
  @Test
  void anyAnswerIsAContactAndItsDateShowsTheSkew() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    server.start();
    var address = "http://localhost:" + server.getAddress().getPort();
    var anHourFast = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
    try (var client = HttpClient.newHttpClient()) {
      var sites = new Reachability(client, anHourFast).ask(Map.of("ibm", address));
      assertThat(sites).hasSize(1);
      assertThat(sites.getFirst().reachable()).isTrue();
      assertThat(sites.getFirst().clockSkewSeconds()).isCloseTo(3600, within(600.0));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nobodyThereIsToldInWords() {
    try (var client = HttpClient.newHttpClient()) {
      var sites =
          new Reachability(client, InstantSource.system())
              .ask(Map.of("ibm", "http://localhost:1", "braket", "no address"));
      assertThat(sites).extracting(Reachability.Site::reachable).containsExactly(false, false);
      assertThat(sites.getFirst().problem()).startsWith("no address");
      assertThat(sites.getLast().problem()).isEqualTo("no connection");
    }
  }

  @Test
  void variablesMoveTheAddresses() {
    assertThat(
            Reachability.addresses(
                Map.of("AWS_REGION", "eu-north-1", "DIFFRAQT_IBM_URL", "http://here")))
        .containsEntry("braket", "https://braket.eu-north-1.amazonaws.com")
        .containsEntry("ibm", "http://here");
  }
}
