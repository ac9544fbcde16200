package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stand-in for IBM's service that checks programs by IBM's own client as they are submitted. It
/// is not part of the project; needs a Python with its packages: `-Ddiffraqt.rig.python=…` or
/// `DIFFRAQT_RIG_PYTHON`.
final class IbmRig implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String KEY = "emulator-api-key";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final JsonNode greeting;
  private final String token;

  private IbmRig(Process process, JsonNode greeting) throws Exception {
    this.process = process;
    this.greeting = greeting;
    var form = "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=" + KEY;
    var request =
        HttpRequest.newBuilder(URI.create(base() + "/identity/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    this.token = JSON.readTree(sendOnceUp(request).body()).get("access_token").asString();
    post("/_control", "{\"op\":\"hold\",\"on\":true}");
  }

  /// Starts it; nothing that is submitted runs. Skips the test where there is no stand-in.
  static IbmRig started() throws Exception {
    var script = shared().resolve("rigs").resolve("ibm_emulator.py");
    assumeTrue(Files.exists(script), "SKIPPED: no stand-in for IBM's service at " + script);
    var python = python();
    assumeTrue(
        python.isPresent(),
        "SKIPPED: no Python for the stand-in; name one that has its packages in"
            + " DIFFRAQT_RIG_PYTHON");
    var process =
        new ProcessBuilder(
                python.orElseThrow(), script.toString(), "--exact", "--isa-check", "sync")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var line = process.inputReader().readLine();
    assertThat(line).as("what %s says with %s", script, python.orElseThrow()).isNotNull();
    return new IbmRig(process, JSON.readTree(line));
  }

  /// The names of its devices.
  List<String> devices() {
    return StreamSupport.stream(greeting.get("backends").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  /// A folder with what the service says of a device.
  Path description(String device, Path folder) throws Exception {
    var there = Files.createDirectories(folder.resolve(device));
    for (var part : List.of("configuration", "properties")) {
      var path = "/api/v1/backends/" + device + "/" + part;
      Files.writeString(there.resolve(part + ".json"), send(request(path).GET()).body());
    }
    return there;
  }

  /// Submits programs to a device.
  HttpResponse<String> submit(String device, List<Object> pubs) throws Exception {
    var params = Map.of("pubs", pubs, "version", 2, "support_qiskit", false);
    var body = Map.of("program_id", "sampler", "backend", device, "params", params);
    return post("/api/v1/jobs", JSON.writeValueAsString(body));
  }

  @Override
  public void close() {
    process.destroy();
  }

  private String base() {
    return greeting.get("listening").asString();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path))
        .header("Authorization", "Bearer " + token)
        .header("Service-CRN", greeting.get("crns").get(0).asString())
        .header("IBM-API-Version", "2025-05-01");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// It names its address a moment before it listens there.
  private HttpResponse<String> sendOnceUp(HttpRequest.Builder request) throws Exception {
    for (var tries = 0; tries < 300; tries++) {
      try {
        return send(request);
      } catch (ConnectException e) {
        Thread.sleep(100);
      }
    }
    return send(request);
  }

  private static Path shared() {
    return Optional.ofNullable(System.getProperty("diffraqt.shared"))
        .or(() -> Optional.ofNullable(System.getenv("DIFFRAQT_SHARED")))
        .map(Path::of)
        .orElse(Path.of("..", "..", "shared"));
  }

  private static Optional<String> python() {
    return Optional.ofNullable(System.getProperty("diffraqt.rig.python"))
        .or(() -> Optional.ofNullable(System.getenv("DIFFRAQT_RIG_PYTHON")));
  }
}
