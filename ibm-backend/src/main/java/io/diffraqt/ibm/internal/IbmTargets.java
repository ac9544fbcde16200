package io.diffraqt.ibm.internal;

import static io.diffraqt.circuit.StandardGate.CZ;
import static io.diffraqt.circuit.StandardGate.ECR;
import static io.diffraqt.circuit.StandardGate.ID;
import static io.diffraqt.circuit.StandardGate.RZ;
import static io.diffraqt.circuit.StandardGate.SX;
import static io.diffraqt.circuit.StandardGate.X;

import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.target.CouplingMap;
import io.diffraqt.target.GateSet;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is known of IBM's devices without asking the service: qubits, native gates, price.
///
/// Which qubits are joined, and how well they work, only the service says; a target from here joins
/// all, and what is compiled against it is refused when it is submitted.
public final class IbmTargets {
  private static final GateSet HERON = GateSet.of(CZ, ID, RZ, SX, X);
  private static final GateSet EAGLE = GateSet.of(ECR, ID, RZ, SX, X);

  /// A job takes 50 MB and ten million executions, and one number of shots.
  private static final Limits.Whole JOB = new Limits.Whole(10_000_000, 50_000_000, true);

  private static final Map<String, Target> KNOWN =
      new TreeMap<>(
          Map.of(
              "ibm_fez", target("ibm_fez", 156, HERON),
              "ibm_marrakesh", target("ibm_marrakesh", 156, HERON),
              "ibm_torino", target("ibm_torino", 133, HERON),
              "ibm_brisbane", target("ibm_brisbane", 127, EAGLE)));

  private IbmTargets() {}

  /// The devices known without the service, rising.
  public static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  /// What is known of a device.
  ///
  /// @throws UnknownBackendException listing the known devices
  public static Target of(String device) {
    return Optional.ofNullable(KNOWN.get(device))
        .orElseThrow(() ->
            new UnknownBackendException(
                "no device ibm:%s is known; known: %s"
                    .formatted(device, String.join(", ", names()))));
  }

  /// Pay-as-you-go list price of May 2026: 1.60 US dollars a second.
  private static Target target(String name, int qubits, GateSet gates) {
    var tariff =
        new Tariff(
            "USD",
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            new BigDecimal("1.60"),
            Optional.of(LocalDate.of(2026, 5, 1)));
    return new Target(
        name,
        qubits,
        gates,
        CouplingMap.full(),
        new Limits(100_000, 300, true, true, false, JOB),
        tariff,
        Optional.empty());
  }
}
