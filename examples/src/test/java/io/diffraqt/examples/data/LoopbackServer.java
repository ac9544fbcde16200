package io.diffraqt.examples.data;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A web server on this machine that answers every request in one scripted way.
final class LoopbackServer implements AutoCloseable {
  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  static LoopbackServer answering(int status, byte[] body) throws IOException {
    return announcing(status, body.length, body, false);
  }

  /// Announces more bytes than it sends, then hangs up.
  static LoopbackServer breakingOffAfter(byte[] body, int announced) throws IOException {
    return announcing(200, announced, body, false);
  }

  /// Announces more bytes than it sends, then says nothing more.
  static LoopbackServer fallingSilentAfter(byte[] body, int announced) throws IOException {
    return announcing(200, announced, body, true);
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private static LoopbackServer announcing(int status, int length, byte[] body, boolean silent)
      throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var scripted = new LoopbackServer(HttpServer.create(loopback, 0));
    scripted.server.createContext(
        "/",
        exchange -> {
          scripted.requests.incrementAndGet();
          exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
          exchange.getResponseBody().write(body);
          exchange.getResponseBody().flush();
          if (silent) {
            scripted.awaitClosing();
          }
          exchange.close();
        });
    scripted.server.start();
    return scripted;
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
