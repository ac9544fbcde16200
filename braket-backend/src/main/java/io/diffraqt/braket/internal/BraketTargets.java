package io.diffraqt.braket.internal;

import static io.diffraqt.circuit.StandardGate.CZ;
import static io.diffraqt.circuit.StandardGate.R;

import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is known of Braket's devices without asking the service: qubits, native gates, price.
///
/// Which qubits are joined, and how well they work, only the service says; a target from here joins
/// all, and what is compiled against it is refused when it is submitted.
public final class BraketTargets {
  private static final LocalDate PRICED = LocalDate.of(2026, 8, 1);

  /// A program set divides its shots evenly among its programs; no limit on its text is published.
  private static final Limits.Whole PROGRAM_SET = new Limits.Whole(100_000, Long.MAX_VALUE, true);

  private static final Map<String, Known> KNOWN =
      new TreeMap<>(
          Map.of(
              "garnet",
              new Known(
                  "arn:aws:braket:eu-north-1::device/qpu/iqm/Garnet",
                  iqm("garnet", 20, "0.00145"))));

  private record Known(String arn, Target target) {}

  private BraketTargets() {}

  /// The short names known without the service, rising.
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /// What is known of a device.
  ///
  /// @param device a short name, or the full ARN
  /// @throws UnknownBackendException listing the known devices
  public static Target of(String device) {
    return Optional.ofNullable(KNOWN.get(device))
        .or(() -> KNOWN.values().stream().filter(k -> k.arn().equals(device)).findFirst())
        .map(Known::target)
        .orElseThrow(() ->
            new UnknownBackendException(
                "no device braket:%s is known; known: %s"
                    .formatted(device, String.join(", ", names()))));
  }

  private static Target iqm(String name, int qubits, String perShot) {
    return new Target(
        name,
        qubits,
        GateSet.of(R, CZ),
        CouplingMap.full(),
        new Limits(20_000, 100, false, false, false, PROGRAM_SET),
        Tariff.usd("0.30", perShot, PRICED),
        Optional.empty());
  }
}
