package io.diffraqt.examples.cli;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Limits;
import io.diffraqt.target.Target;
import io.diffraqt.target.Tariff;
import java.time.LocalDate;

/// A provider that takes money for zeros, two circuits at a time. It outlives the calls of a test,
/// as a provider does.
public final class TillPlugin implements BackendPlugin {
  private static final Backend PROVIDER =
      Backend.sampling(target(), (circuit, shots) -> Counts.tally(circuit.bits(), shots, () -> 0L));

  private static Target target() {
    var free = Target.unrestricted("till", 5);
    return new Target(
        free.name(),
        free.qubits(),
        free.gates(),
        free.coupling(),
        new Limits(Integer.MAX_VALUE, 2, true, true, true),
        Tariff.usd("0.30", "0.001", LocalDate.of(2026, 1, 31)),
        free.calibration());
  }

  @Override
  public String name() {
    return "till";
  }

  @Override
  public Backend open(BackendContext context) {
    return PROVIDER;
  }
}
