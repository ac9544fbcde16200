package io.diffraqt.simulator;

import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.tck.BackendContract;
import io.diffraqt.tck.Trait;
import java.util.EnumSet;
import java.util.Set;

class SimulatorContractTest implements BackendContract {
  @Override
  public BackendPlugin plugin() {
    return new SimulatorPlugin();
  }

  @Override
  public Set<Trait> traits() {
    return EnumSet.complementOf(EnumSet.of(Trait.PERSISTENT_JOBS));
  }
}
