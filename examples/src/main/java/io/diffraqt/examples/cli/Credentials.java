package io.diffraqt.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which credentials and settings of providers are there; their values are never looked at.
final class Credentials {
  private static final List<String> IBM = List.of("IBM_QUANTUM_TOKEN", "IBM_QUANTUM_CRN");
  private static final List<String> AMAZON =
      List.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_PROFILE",
          "AWS_REGION",
          "DIFFRAQT_BRAKET_BUCKET");

  private Credentials() {}

  /// One of them.
  ///
  /// @param provider name of the plugin that reads it
  /// @param name of the variable or file
  record Credential(String provider, String name, boolean present) {}

  static List<Credential> in(Map<String, String> environment, Path home) {
    var file =
        Optional.ofNullable(environment.get("AWS_SHARED_CREDENTIALS_FILE"))
            .map(Path::of)
            .orElse(home.resolve(".aws").resolve("credentials"));
    return Stream.of(
            IBM.stream().map(name -> variable("ibm", name, environment)),
            AMAZON.stream().map(name -> variable("braket", name, environment)),
            Stream.of(new Credential("braket", file.toString(), Files.isReadable(file))))
        .flatMap(credentials -> credentials)
        .toList();
  }

  private static Credential variable(
      String provider, String name, Map<String, String> environment) {
    var present = !environment.getOrDefault(name, "").isBlank();
    return new Credential(provider, name, present);
  }

  static String text(List<Credential> all) {
    var present = all.stream().filter(Credential::present).map(Credential::name).toList();
    var absent = all.stream().filter(c -> !c.present()).map(Credential::name).toList();
    return (present.isEmpty() ? "none" : String.join(", ", present))
        + (absent.isEmpty() ? "" : "; not set: " + String.join(", ", absent));
  }
}
