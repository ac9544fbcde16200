package io.diffraqt.examples.plugin;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.result.Counts;
import io.diffraqt.target.Target;
import java.util.Set;

/// A backend whose every measured bit is a fair coin, whatever the circuit says.
public final class CoinPlugin implements BackendPlugin {
  @Override
  public String name() {
    return "coin";
  }

  @Override
  public Backend open(BackendContext context) {
    context.requireOnly(name(), Set.of(), Set.of());
    var random = context.random();
    return Backend.sampling(
        Target.unrestricted("coin", 24),
        (circuit, shots) ->
            Counts.tally(circuit.bits(), shots, () -> random.nextLong(1L << circuit.bits())));
  }
}
