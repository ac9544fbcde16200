package io.diffraqt.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.backend.JobId;
import io.diffraqt.backend.Outcome;
import io.diffraqt.backend.Submission;
import io.diffraqt.target.Target;
import io.diffraqt.tck.RemoteProvider;
import io.diffraqt.tck.Subject;
import io.diffraqt.tck.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A provider with a socket. Programs and results stay in this process; keys, ids and states
/// travel.
final class FakeProvider implements RemoteProvider {
  static final String ADDRESS = "DIFFRAQT_FAKE_URL";
  private static final Target TARGET = Target.unrestricted("remote", 6);

  private final Map<String, Submission> programs = new ConcurrentHashMap<>();
  private final Map<String, List<Outcome>> results = new ConcurrentHashMap<>();
  private final AtomicInteger jobs = new AtomicInteger();
  private final ReferenceBackend device = new ReferenceBackend(TARGET, new SplittableRandom(3));
  private final Function<FakeProvider, BackendPlugin> plugin;
  private final HttpServer server;

  /// @param plugin that talks to it
  FakeProvider(Function<FakeProvider, BackendPlugin> plugin) {
    this.plugin = plugin;
    try {
      this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  static Set<Trait> traits() {
    var traits = EnumSet.copyOf(ReferencePlugin.traits());
    traits.removeIf(t -> Trait.closure(Set.of(t)).contains(Trait.EXACT));
    traits.add(Trait.PERSISTENT_JOBS);
    return traits;
  }

  Target target() {
    return TARGET;
  }

  /// The part of a submission that does not travel.
  void lend(Submission submission) {
    programs.put(submission.key().value(), submission);
  }

  List<Outcome> result(String id) {
    return results.getOrDefault(id, List.of());
  }

  @Override
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public Subject subject(String url) {
    return Subject.of(plugin.apply(this), traits()).withEnvironment(Map.of(ADDRESS, url), Set.of());
  }

  @Override
  public boolean isSubmission(String method, String path) {
    return method.equals("POST") && path.equals("/jobs");
  }

  @Override
  public int jobs() {
    return jobs.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getPath();
      var known = path.startsWith("/jobs/") && results.containsKey(path.substring(6));
      if (path.equals("/jobs")) {
        results.computeIfAbsent(body, this::run);
        send(exchange, 200, body);
      } else {
        send(exchange, known ? 200 : 404, known ? path.substring(6) : "no such job");
      }
    }
  }

  private List<Outcome> run(String key) {
    jobs.incrementAndGet();
    var submission = programs.get(key);
    var id = device.submit(submission);
    return device.result(new JobId(id.backend(), id.value()));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
