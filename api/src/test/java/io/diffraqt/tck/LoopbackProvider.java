package io.diffraqt.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.diffraqt.backend.Backend;
import io.diffraqt.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A provider on this machine, over HTTP: it sells ones, one job per key, and holds every job back
/// until it is told to finish. Thread-safe.
///
/// | request | reply |
/// |---|---|
/// | `POST /jobs`, body `KEY BITS SHOTS` | the id of the job; the same for the same key |
/// | `GET /jobs/ID` | `BITS SHOTS`, or 202 while it is held back |
/// | `GET /keys/KEY` | the id, or 404 |
public final class LoopbackProvider implements RemoteProvider {
  private static final int MISSING = 404;
  private static final int NOT_YET = 202;

  private final Map<String, String> orders = new ConcurrentHashMap<>();
  private final AtomicInteger sold = new AtomicInteger();
  private final AtomicBoolean finishing = new AtomicBoolean();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /// Listens on a free port.
  public LoopbackProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(workers);
    server.start();
  }

  /// A provider whose jobs are done at once.
  public static LoopbackProvider finishing() {
    var provider = new LoopbackProvider();
    provider.finish();
    return provider;
  }

  /// A backend that talks to it.
  ///
  /// @param target what it says of itself
  public Backend backend(Target target) {
    return new LoopbackBackend(target, URI.create(url()));
  }

  @Override
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public Subject subject(String url) {
    return Subject.of(new LoopbackPlugin(), Set.of(Trait.IDEMPOTENT_SUBMIT, Trait.PERSISTENT_JOBS))
        .withEnvironment(Map.of(LoopbackPlugin.ADDRESS, url), Set.of());
  }

  @Override
  public boolean isSubmission(String method, String path) {
    return method.equals("POST");
  }

  @Override
  public int jobs() {
    return sold.get();
  }

  /// From now on every job is done.
  public void finish() {
    finishing.set(true);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getPath().split("/", -1);
      switch (path[1]) {
        case "jobs" -> answerAboutJob(exchange, body, path);
        case "keys" -> send(exchange, orders.containsKey(path[2]) ? 200 : MISSING, path[2]);
        default -> send(exchange, MISSING, "no such page");
      }
    }
  }

  private void answerAboutJob(HttpExchange exchange, String body, String[] path)
      throws IOException {
    if (path.length == 2) {
      var words = body.split(" ", 2);
      orders.computeIfAbsent(
          words[0],
          _ -> {
            sold.incrementAndGet();
            return words[1];
          });
      send(exchange, 200, words[0]);
    } else if (!orders.containsKey(path[2])) {
      send(exchange, MISSING, "no job " + path[2]);
    } else {
      send(exchange, finishing.get() ? 200 : NOT_YET, orders.getOrDefault(path[2], ""));
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
