package io.diffraqt.braket;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.RefusedException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Where Amazon Braket is reached and where it puts results; credentials come from the AWS default
/// chain and are never held here.
///
/// @param region from `AWS_REGION` or `AWS_DEFAULT_REGION`
/// @param bucket where results are written, from `DIFFRAQT_BRAKET_BUCKET`
/// @param braket another address of the service, from `AWS_ENDPOINT_URL_BRAKET`
/// @param storage another address of the result store, from `AWS_ENDPOINT_URL_S3`
public record BraketSettings(
    Optional<String> region, Optional<String> bucket, Optional<URI> braket, Optional<URI> storage) {
  /// Reads the environment of the context; the name of the backend takes no settings.
  ///
  /// @throws RefusedException when an address is malformed or a setting is unknown
  public static BraketSettings from(BackendContext context) {
    if (!context.settings().isEmpty()) {
      throw new RefusedException(
          "braket takes no setting %s; give the name as braket:DEVICE"
              .formatted(String.join(", ", new TreeSet<>(context.settings().keySet()))));
    }
    var environment = context.environment();
    return new BraketSettings(
        text(environment, "AWS_REGION").or(() -> text(environment, "AWS_DEFAULT_REGION")),
        text(environment, "DIFFRAQT_BRAKET_BUCKET"),
        address(environment, "AWS_ENDPOINT_URL_BRAKET"),
        address(environment, "AWS_ENDPOINT_URL_S3"));
  }

  /// What is missing before anything can be sent, one sentence; empty when nothing is.
  public Optional<String> missing() {
    return bucket.isEmpty() ? Optional.of("DIFFRAQT_BRAKET_BUCKET is not set") : Optional.empty();
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static Optional<URI> address(Map<String, String> environment, String name) {
    return text(environment, name).map(text -> parsed(name, text));
  }

  private static URI parsed(String name, String text) {
    try {
      var address = new URI(text);
      if (address.getHost() != null && address.getScheme().startsWith("http")) {
        return address;
      }
    } catch (java.net.URISyntaxException _) {
      // Falls through to the one message for every malformed address.
    }
    throw new RefusedException(name + " is '" + text + "'; expected http(s)://HOST[:PORT][/PATH]");
  }
}
