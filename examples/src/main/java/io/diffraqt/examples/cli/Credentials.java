package io.diffraqt.examples.cli;

import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which credentials and settings of providers are there; their values are never shown.
final class Credentials {
  private static final List<String> IBM = List.of("IBM_QUANTUM_TOKEN", "IBM_QUANTUM_CRN");
  private static final List<String> PLACE = List.of(SecretSource.PLACE);
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
            PLACE.stream().map(name -> variable("any", name, environment)),
            IBM.stream().map(name -> secret("ibm", name, environment)),
            AMAZON.stream().map(name -> variable("braket", name, environment)),
            Stream.of(new Credential("braket", file.toString(), Files.isReadable(file))))
        .flatMap(credentials -> credentials)
        .toList();
  }

  /// A place that cannot be read has nothing to offer.
  private static Credential secret(String provider, String name, Map<String, String> environment) {
    try {
      return new Credential(provider, name, SecretSource.of(environment).find(name).isPresent());
    } catch (RefusedException _) {
      return new Credential(provider, name, false);
    }
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
