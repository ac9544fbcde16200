package io.diffraqt.ibm;

import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.RefusedException;
import io.diffraqt.backend.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.TreeSet;

/// Where IBM Quantum is reached and as whom.
///
/// @param token API key of the account: the secret `IBM_QUANTUM_TOKEN`
/// @param instance CRN of the instance that pays: the secret `IBM_QUANTUM_CRN`
/// @param service root of the REST API, from `DIFFRAQT_IBM_URL`; by default that of the region in
///   the CRN
/// @param identity root of the token service, from `DIFFRAQT_IBM_IAM_URL`
public record IbmSettings(
    Optional<Secret> token, Optional<String> instance, URI service, URI identity) {
  private static final URI IDENTITY = URI.create("https://iam.cloud.ibm.com");
  private static final String USUAL_REGION = "us-east";
  private static final int REGION_FIELD = 5;

  /// Reads the environment of the context; the name of the backend takes no settings.
  ///
  /// @throws RefusedException when an address or the CRN is malformed, or a setting is unknown
  public static IbmSettings from(BackendContext context) {
    if (!context.settings().isEmpty()) {
      throw new RefusedException(
          "ibm takes no setting %s; give the name as ibm:DEVICE"
              .formatted(String.join(", ", new TreeSet<>(context.settings().keySet()))));
    }
    var instance = context.secret("IBM_QUANTUM_CRN").map(Secret::reveal);
    var regional = URI.create(regional(instance));
    return new IbmSettings(
        context.secret("IBM_QUANTUM_TOKEN"),
        instance,
        context.address("DIFFRAQT_IBM_URL").orElse(regional),
        context.address("DIFFRAQT_IBM_IAM_URL").orElse(IDENTITY));
  }

  /// What is missing before anything can be sent, one sentence; empty when nothing is.
  public Optional<String> missing() {
    if (token.isEmpty()) {
      return Optional.of("IBM_QUANTUM_TOKEN is not set");
    }
    return instance.isEmpty() ? Optional.of("IBM_QUANTUM_CRN is not set") : Optional.empty();
  }

  private static String regional(Optional<String> instance) {
    var region = instance.map(IbmSettings::region).orElse(USUAL_REGION);
    return region.equals(USUAL_REGION)
        ? "https://quantum.cloud.ibm.com/api/v1"
        : "https://" + region + ".quantum.cloud.ibm.com/api/v1";
  }

  private static String region(String crn) {
    var fields = crn.split(":", -1);
    if (!crn.startsWith("crn:")
        || fields.length <= REGION_FIELD
        || fields[REGION_FIELD].isBlank()) {
      throw new RefusedException(
          "IBM_QUANTUM_CRN is '%s'; expected crn:v1:bluemix:public:quantum-computing:REGION:a/…::"
              .formatted(crn));
    }
    return fields[REGION_FIELD];
  }
}
