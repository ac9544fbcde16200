package io.diffraqt.examples.plugin;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.tck.BackendContract;
import io.diffraqt.tck.Trait;
import java.util.Set;

class OnePageConformanceTest implements BackendContract {
  @Override
  public BackendPlugin plugin() {
    return new OnePagePlugin();
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(
        Trait.INSTALLED,
        Trait.NOISELESS,
        Trait.DELAYS,
        Trait.PHYSICAL_QUBITS,
        Trait.MIXED_SHOTS,
        Trait.IDEMPOTENT_SUBMIT);
  }
}
