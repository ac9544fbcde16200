package io.diffraqt.braket;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.RefusedException;
import java.net.URI;
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
    return new BraketSettings(
        context.variable("AWS_REGION").or(() -> context.variable("AWS_DEFAULT_REGION")),
        context.variable("DIFFRAQT_BRAKET_BUCKET"),
        context.address("AWS_ENDPOINT_URL_BRAKET"),
        context.address("AWS_ENDPOINT_URL_S3"));
  }

  /// What is missing before anything can be sent, one sentence; empty when nothing is.
  public Optional<String> missing() {
    return bucket.isEmpty() ? Optional.of("DIFFRAQT_BRAKET_BUCKET is not set") : Optional.empty();
  }
}
